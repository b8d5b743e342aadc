using CgAT.Core.Attacks.Losses;
using CgAT.Core.Hashing;
using TorchSharp;

namespace CgAT.Core.Attacks.Objectives;

/// <summary>Which items' codes SDHA works on, image by image.</summary>
public static class SdhaItems
{
    /// <summary>Equal weights of similar items with a sum of 1 an image; 0 where there are none.</summary>
    /// <param name="similar">[n, N] of 0 and 1.</param>
    public static torch.Tensor Shares(torch.Tensor similar)
    {
        ArgumentNullException.ThrowIfNull(similar);
        using var scope = torch.NewDisposeScope();
        return (similar / similar.sum(1, keepdim: true).clamp_min(1)).MoveToOuterDisposeScope();
    }

    /// <summary>The untargeted loss, in which an image without similar items has its own code.</summary>
    /// <param name="images">[n, 3, h, w]: the clean images; null for a loss of codes alone.</param>
    /// <param name="codes">[N, bits] of -1 and +1.</param>
    /// <param name="similar">[n, N] of 0 and 1.</param>
    /// <param name="own">[n, bits]: relaxed codes of the clean images.</param>
    /// <param name="objective">The constants.</param>
    public static SdhaLoss OrOwn(
        torch.Tensor? images, torch.Tensor codes, torch.Tensor similar, torch.Tensor own, SdhaObjective objective)
    {
        ArgumentNullException.ThrowIfNull(similar);
        ArgumentNullException.ThrowIfNull(own);
        var lonely = similar.sum(1).eq(0);
        if (!lonely.any().item<bool>())
        {
            return new SdhaLoss(images, codes, Shares(similar), objective);
        }

        // The batch's own codes are further items, each of one image.
        var signs = CodeSigns.Of(own);
        var alone = torch.diag(lonely.to_type(similar.dtype));
        return new SdhaLoss(images, torch.cat([codes, signs]), Shares(torch.cat([similar, alone], 1)), objective);
    }
}

using TorchSharp;

namespace CgAT.Core.Hashing;

/// <summary>The signs of relaxed codes as packed codes count them: sign(0) is +1.</summary>
internal static class CodeSigns
{
    /// <summary>The signs.</summary>
    /// <param name="relaxed">[n, bits].</param>
    /// <returns>[n, bits] of -1 and +1, of the same type; belongs to the caller's dispose scope.</returns>
    public static torch.Tensor Of(torch.Tensor relaxed)
    {
        using var scope = torch.NewDisposeScope();
        return relaxed.ge(0).to_type(relaxed.dtype).mul_(2).sub_(1).MoveToOuterDisposeScope();
    }
}

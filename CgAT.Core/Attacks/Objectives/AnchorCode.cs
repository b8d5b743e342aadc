using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Attacks.Objectives;

/// <summary>Anchor codes: sign of the sum of some codes; a bit in a tie is 0.</summary>
public static class AnchorCode
{
    /// <summary>The anchor of some items.</summary>
    /// <param name="codes">[N, bits] of -1 and +1.</param>
    /// <param name="items">Which of them, at least one; one that is there twice counts twice.</param>
    /// <returns>[bits] of -1, 0 and +1.</returns>
    public static torch.Tensor Of(torch.Tensor codes, IReadOnlyList<int> items)
    {
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(items);
        using var scope = torch.NewDisposeScope();
        var places = OwnMemory.Places(items, codes.device);
        return codes.index_select(0, places).sum([0]).sign().MoveToOuterDisposeScope();
    }
}

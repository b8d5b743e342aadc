using CgAT.Core.Data;
using CgAT.Core.Hashing;
using CgAT.Core.Retrieval;
using TorchSharp;

namespace CgAT.Core.Models;

/// <summary>Codes that no image need have: those of an attack that reaches its goal in every bit.</summary>
public static class TheoryCodes
{
    /// <summary>
    /// The opposite of each query's center code with binary weights, the 'theory' row of the literature for untargeted
    /// attacks; bits in a tie are +1.
    /// </summary>
    /// <param name="queries">The queries with their true labels.</param>
    /// <param name="codes">The codes that center codes are made of.</param>
    /// <param name="items">The items that these codes belong to.</param>
    public static PackedCodes Opposite(IImageSet queries, PackedCodes codes, IImageSet items)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(items);
        using var scope = torch.NewDisposeScope();
        var labels = queries.Labels([.. Enumerable.Range(0, queries.Count)], torch.CPU);
        var ofItems = items.Labels([.. Enumerable.Range(0, items.Count)], torch.CPU);
        var centers = CenterCode.Of(labels, codes.ToTensor(torch.CPU), ofItems, binary: true, CenterWeights.Binary);
        return PackedCodes.FromTensor(centers.neg());
    }
}

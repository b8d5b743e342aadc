using CgAT.Core.Data;
using CgAT.Core.Hashing;
using CgAT.Core.Numerics;
using CgAT.Core.Retrieval;
using TorchSharp;

namespace CgAT.Core.Models;

/// <summary>The center codes of queries with binary weights, and how codes stand to them.</summary>
public sealed class TheoryCodes
{
    private readonly float[][] _centers;

    /// <summary>The center codes of queries.</summary>
    /// <param name="queries">The queries with their true labels.</param>
    /// <param name="codes">The codes that center codes are made of.</param>
    /// <param name="items">The items that these codes belong to.</param>
    public TheoryCodes(IImageSet queries, PackedCodes codes, IImageSet items)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(items);
        using var scope = torch.NewDisposeScope();
        var labels = queries.Labels([.. Enumerable.Range(0, queries.Count)], torch.CPU);
        var ofItems = items.Labels([.. Enumerable.Range(0, items.Count)], torch.CPU);
        var centers = CenterCode.Of(labels, codes.ToTensor(torch.CPU), ofItems, binary: true, CenterWeights.Binary);
        _centers = [.. centers.contiguous().data<float>().ToArray().Chunk(codes.Bits)];
    }

    /// <summary>
    /// The opposite of each query's center code, the 'theory' row of the literature for untargeted attacks: no attack
    /// goes farther. Bits in a tie are +1.
    /// </summary>
    public PackedCodes Opposite()
    {
        using var scope = torch.NewDisposeScope();
        return PackedCodes.FromTensor(torch.stack([.. _centers.Select(center => OwnMemory.Of(center, torch.CPU))]).neg());
    }

    /// <summary>In how many bits each code differs from its query's center code; bits in a tie differ from none.</summary>
    /// <param name="codes">One a query, in their order.</param>
    public IReadOnlyList<int> Distances(PackedCodes codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        using var scope = torch.NewDisposeScope();
        var signs = codes.ToTensor(torch.CPU).data<float>().ToArray().Chunk(codes.Bits);
        return [.. signs.Zip(_centers, (code, center) => code.Zip(center, (own, of) => own * of < 0 ? 1 : 0).Sum())];
    }
}

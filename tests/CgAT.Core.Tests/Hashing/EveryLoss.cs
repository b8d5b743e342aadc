using CgAT.Core.Hashing;
using CgAT.Core.Numerics;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Hashing;

/// <summary>Every hashing loss that there is, each with every choice that changes what it computes.</summary>
internal static class EveryLoss
{
    private static readonly Dictionary<string, Func<HashingLossStart, IHashingLoss>> s_losses = new()
    {
        ["dph"] = _ => new DphLoss(),
        ["dpsh"] = _ => new DpshLoss(0.1),
        ["dpsh over pairs"] = _ => new DpshLoss(0.1, overPairs: true),
        ["hashnet"] = _ => new HashNetLoss(0.1, perBit: false, continuation: null),
        ["hashnet per bit"] = _ => new HashNetLoss(
            10, perBit: true, new Continuation { Rate = 0.5, Power = 0.5, Every = 2 }),
        ["dsdh"] = start => new DsdhLoss(Dsdh, start),
        ["dch"] = _ => new DchLoss(gamma: 20, quantization: 0.1),
        ["greedyhash"] = start => new GreedyHashLoss(0.1, trained: true, firstLabelOnly: false, start),
        ["greedyhash official"] = start => new GreedyHashLoss(0.1, trained: false, firstLabelOnly: true, start),
        ["csq"] = start => new CsqLoss(0.1, redrawn: false, start),
        ["csq official"] = start => new CsqLoss(0.1, redrawn: true, start),
        ["dpn"] = start => new DpnLoss(margin: 0.8, start),
        ["orthohash"] = start => new OrthoHashLoss(scale: 8, margin: 0.2, batchNorm: true, start),
        ["orthohash of codes"] = start => new OrthoHashLoss(scale: 8, margin: 0.2, batchNorm: false, start),
        ["dsdh-c"] = start => new WassersteinLoss(new DsdhLoss(Dsdh, start), 0.1, start),
        ["csq-c"] = start => new WassersteinLoss(new CsqLoss(0, redrawn: false, start), 0.1, start),
        ["hswd"] = start => new WassersteinLoss(new HashNetLoss(0.1, perBit: false, continuation: null), 0.1, start),
    };

    private static DsdhConstants Dsdh => new() { Mu = 0.5, Nu = 2, Eta = 0.3, Rounds = 2 };

    public static IReadOnlyCollection<string> All => s_losses.Keys;

    public static IHashingLoss Create(string name, HashingLossStart start) => s_losses[name](start);

    /// <summary>A bank of random codes and labels, of which some are empty and some name several classes.</summary>
    public static CodeBank Bank(HashingLossStart start, torch.ScalarType type = torch.ScalarType.Float32)
    {
        using var scope = torch.NewDisposeScope();
        return CodeBank.Binary(
            RandomTensor.Uniform([start.Items, start.Bits], 1, "bank").to_type(type).to(start.Device),
            Labels(start).to_type(type).to(start.Device));
    }

    /// <summary>The items of a batch out of the middle of the set.</summary>
    public static HashingBatch Batch(
        HashingLossStart start, int epoch = 0, torch.ScalarType type = torch.ScalarType.Float32)
    {
        int[] items = [4, 0, 6, 1, 2];
        var rows = OwnMemory.Places(items, TestDevice.Current);
        var labels = Labels(start).index_select(0, rows).to_type(type);
        return new HashingBatch(epoch, items, rows.to(start.Device), labels.to(start.Device));
    }

    public static torch.Tensor Relaxed(HashingLossStart start, torch.ScalarType type = torch.ScalarType.Float32) =>
        RandomTensor.Uniform([5, start.Bits], 2, "relaxed").to_type(type).to(start.Device);

    public static torch.Tensor Total(HashingLossTerms terms) => terms.Similarity + terms.Quantization;

    private static torch.Tensor Labels(HashingLossStart start) =>
        RandomTensor.Uniform([start.Items, start.Classes], 1, "labels").gt(0.3).to_type(torch.float32);
}

using CgAT.Core.Hashing;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Hashing;

/// <summary>Batches and starts of hashing losses with everything filled in.</summary>
internal static class SomeBatch
{
    /// <summary>The first items of a set, with their labels.</summary>
    public static HashingBatch Of(torch.Tensor labels, int epoch = 0)
    {
        var count = (int)labels.shape[0];
        return new HashingBatch(
            epoch,
            [.. Enumerable.Range(0, count)],
            torch.arange(count, dtype: torch.int64, device: labels.device),
            labels);
    }

    /// <summary>The start of a loss.</summary>
    public static HashingLossStart Start(
        int bits = 8, int classes = 3, int items = 10, long seed = 1, string phase = "hashing") => new()
        {
            Seed = seed,
            Phase = phase,
            Items = items,
            Bits = bits,
            Classes = classes,
            Device = TestDevice.Current,
        };
}

using System.Runtime.InteropServices;
using TorchSharp;

namespace CgAT.Core.Numerics;

/// <summary>
/// Keyed draws of the items of a batch, written where a tensor keeps them: arrays that live for one step would be
/// garbage of the size of the images.
/// </summary>
internal static class KeyedRows
{
    /// <summary>Numbers uniform in [0, 1), a row an item.</summary>
    /// <param name="stream">Of the seed, for the purpose.</param>
    /// <param name="epoch">From 0.</param>
    /// <param name="items">The items.</param>
    /// <param name="count">How many numbers an item.</param>
    /// <param name="change">Changes a row in place; null to leave the numbers as they are.</param>
    /// <returns>[n, count] of single precision in the processor's memory.</returns>
    public static torch.Tensor Uniform(
        KeyedStream stream, int epoch, IReadOnlyList<int> items, int count, Action<Span<float>>? change = null)
    {
        var rows = torch.empty([items.Count, count], torch.float32, torch.CPU);
        var values = MemoryMarshal.Cast<byte, float>(rows.bytes);
        for (var row = 0; row < items.Count; row++)
        {
            var own = values.Slice(row * count, count);
            stream.FillUniform(own, epoch, 0, items[row]);
            change?.Invoke(own);
        }

        return rows;
    }
}

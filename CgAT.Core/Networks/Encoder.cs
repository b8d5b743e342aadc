using CgAT.Core.Data;
using CgAT.Core.Data.Streams;
using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Networks;

/// <summary>Relaxed codes of a whole image set, in evaluation mode.</summary>
public static class Encoder
{
    /// <summary>Encodes every image of a set.</summary>
    /// <param name="network">The network.</param>
    /// <param name="images">The images.</param>
    /// <param name="batchSize">Images that are in memory at once; only the rounding of sums may change with it.</param>
    /// <param name="device">Where the network is.</param>
    /// <param name="pool">Computes the shards.</param>
    /// <param name="progress">Is told how many images are done.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <exception cref="Errors.UserErrorException">CGAT0701: codes are not finite.</exception>
    /// <returns>[N, bits] on the device, without gradient; belongs to the caller's dispose scope.</returns>
    public static torch.Tensor Relaxed(
        HashNetwork network,
        IImageSet images,
        int batchSize,
        torch.Device device,
        ShardPool pool,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(pool);
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var parts = new List<torch.Tensor>();
        foreach (var (items, pending) in ReadAhead.Of(images, 0, images.Count, batchSize, device))
        {
            cancellation.ThrowIfCancellationRequested();
            QuietCalls.BetweenSteps();
            using var step = torch.NewDisposeScope();
            var batch = pending.Take();
            var codes = pool.Map(items.Length, shard => network.Relaxed(shard.Of(batch), DropoutMasks.Off));
            NotFinite.RequireCodes(codes, items);
            parts.Add(codes.MoveToOuterDisposeScope());
            progress?.Report(items[^1] + 1);
        }

        return torch.cat(parts).MoveToOuterDisposeScope();
    }
}

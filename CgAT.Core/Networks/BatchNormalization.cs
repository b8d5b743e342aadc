using CgAT.Core.Numerics;
using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Core.Networks;

/// <summary>
/// Batch normalisation (Ioffe and Szegedy 2015) of a batch that may be split over threads: the shards meet, once on the
/// way forward and once on the way back, to add up what they know of each channel,
/// <code>
/// y = γ (x - μ) / √(σ² + ε) + β,     ∂L/∂x = γ / √(σ² + ε) · ( g - Σg / N - (x - μ) / (σ² + ε) · Σ g (x - μ) / N )
/// </code>
/// with g = ∂L/∂y and all sums over the N values that a channel has in the whole batch.
/// </summary>
/// <remarks>
/// It is what lets two threads take half a batch each through the whole network, which is faster than two threads in
/// every layer. Where a batch is in one piece, or the network in evaluation mode, libtorch computes; the two differ by
/// rounding.
/// </remarks>
internal static class BatchNormalization
{
    /// <summary>[n, channels, h, w] to the same, by the mode that the layer is in.</summary>
    /// <param name="layer">The layer, which keeps the running statistics.</param>
    /// <param name="input">Its input.</param>
    public static torch.Tensor Run(BatchNorm2d layer, torch.Tensor input) =>
        layer.training && ShardMeeting.Mine is { } seat
            ? MeetingNormalization.Of(layer, input, seat)
            : layer.call(input);
}

using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Networks;

/// <summary>
/// The dropout masks of one forward pass, keyed by (seed, purpose, layer, epoch, item): neither the size of a batch,
/// nor its order, nor how it is split over threads changes which units of which image are dropped. Whoever has masks is
/// in training mode.
/// </summary>
public sealed class DropoutMasks
{
    private readonly IReadOnlyList<KeyedStream> _layers;
    private readonly IReadOnlyList<int> _items;
    private readonly int _epoch;

    internal DropoutMasks(IReadOnlyList<KeyedStream> layers, int epoch, IReadOnlyList<int> items)
    {
        _layers = layers;
        _epoch = epoch;
        _items = items;
    }

    /// <summary>No dropout: evaluation mode.</summary>
    public static DropoutMasks Off { get; } = new([], 0, []);

    /// <summary>
    /// Whether the pass is in training mode: batch normalisation then takes the mean and variance of the batch, and
    /// moves its running ones. So it is in every pass of a training phase, also where the network has no dropout.
    /// </summary>
    public bool IsTraining => this != Off;

    /// <summary>The masks for a part of the batch.</summary>
    public DropoutMasks Of(Shard shard) => this == Off ? Off : new DropoutMasks(_layers, _epoch, shard.Of(_items));

    /// <summary>
    /// Drops each unit with <paramref name="probability"/> and scales the others by 1/(1 - p), as PyTorch's Dropout.
    /// </summary>
    /// <param name="activations">[n, units] of any type; row i belongs to item i of the pass.</param>
    /// <param name="probability">In [0, 1).</param>
    /// <param name="layer">Which dropout layer of the network this is, from 0.</param>
    /// <returns>Of the same type: 1/(1 - p) is rounded to it.</returns>
    public torch.Tensor Apply(torch.Tensor activations, double probability, int layer)
    {
        ArgumentNullException.ThrowIfNull(activations);
        if (this == Off || probability == 0)
        {
            return activations;
        }

        using var scope = torch.NewDisposeScope();
        var scale = (float)(1 / (1 - probability));
        var factors = KeyedRows.Uniform(
            _layers[layer], _epoch, _items, (int)activations.shape[1], draws => Scale(draws, probability, scale));
        return (activations * factors.to(activations.dtype, activations.device)).MoveToOuterDisposeScope();
    }

    private static void Scale(Span<float> draws, double probability, float scale)
    {
        for (var unit = 0; unit < draws.Length; unit++)
        {
            draws[unit] = draws[unit] < probability ? 0 : scale;
        }
    }
}

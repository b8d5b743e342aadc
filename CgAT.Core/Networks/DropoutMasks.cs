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
    /// <param name="activations">[n, units]; row i belongs to item i of the pass.</param>
    /// <param name="probability">In [0, 1).</param>
    /// <param name="layer">Which dropout layer of the network this is, from 0.</param>
    public torch.Tensor Apply(torch.Tensor activations, double probability, int layer)
    {
        ArgumentNullException.ThrowIfNull(activations);
        if (this == Off || probability == 0)
        {
            return activations;
        }

        using var scope = torch.NewDisposeScope();
        var units = (int)activations.shape[1];
        var mask = new float[_items.Count * units];
        var scale = (float)(1 / (1 - probability));
        for (var row = 0; row < _items.Count; row++)
        {
            var part = mask.AsSpan(row * units, units);
            _layers[layer].FillUniform(part, _epoch, 0, _items[row]);
            for (var unit = 0; unit < units; unit++)
            {
                part[unit] = part[unit] < probability ? 0 : scale;
            }
        }

        var factors = torch.tensor(mask, [_items.Count, units], device: activations.device);
        return (activations * factors).MoveToOuterDisposeScope();
    }
}

using System.Globalization;
using CgAT.Core.Numerics;

namespace CgAT.Core.Networks;

/// <summary>Makes the dropout masks of a training phase, one set for each forward pass of a step.</summary>
public sealed class DropoutSource
{
    private readonly long _seed;
    private readonly string _phase;
    private readonly int _layers;
    private readonly Dictionary<string, IReadOnlyList<KeyedStream>> _streams = [];

    /// <summary>Masks for a network with <paramref name="layers"/> dropout layers.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="phase">The phase, such as "hashing".</param>
    /// <param name="layers">How many dropout layers the network has.</param>
    public DropoutSource(long seed, string phase, int layers)
    {
        _seed = seed;
        _phase = phase;
        _layers = layers;
    }

    /// <summary>The masks of one forward pass.</summary>
    /// <param name="pass">Which pass of the step, such as "clean" or "attack-3": each has masks of its own.</param>
    /// <param name="epoch">From 0.</param>
    /// <param name="items">The items of the batch, in its order.</param>
    public DropoutMasks Masks(string pass, int epoch, IReadOnlyList<int> items)
    {
        if (!_streams.TryGetValue(pass, out var streams))
        {
            streams =
            [
                .. Enumerable.Range(0, _layers).Select(layer => KeyedStream.Create(
                    _seed, string.Create(CultureInfo.InvariantCulture, $"dropout/{_phase}/{pass}/{layer}"))),
            ];
            _streams.Add(pass, streams);
        }

        return new DropoutMasks(streams, epoch, items);
    }
}

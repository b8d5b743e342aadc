using CgAT.Core.Numerics;

namespace CgAT.Core.Attacks.Rules;

/// <summary>
/// What a walk draws, keyed by (seed, purpose, restart, step, item), so that an image has the same draws whatever the
/// batch is.
/// </summary>
/// <param name="seed">The run's seed.</param>
/// <param name="restart">Which attempt, from 0.</param>
/// <param name="items">Which items the images are.</param>
internal sealed class WalkKeys(long seed, int restart, IReadOnlyList<int> items)
{
    /// <summary>The seed of the run.</summary>
    public long Seed => seed;

    /// <summary>Which items the images are.</summary>
    public IReadOnlyList<int> Items => items;

    /// <summary>Numbers uniform in [0, 1) for each image, image after image.</summary>
    /// <param name="stream">Of the seed, for the purpose.</param>
    /// <param name="step">From 0.</param>
    /// <param name="count">How many an image.</param>
    public float[] Uniform(KeyedStream stream, int step, int count)
    {
        var draws = new float[items.Count * count];
        for (var row = 0; row < items.Count; row++)
        {
            stream.FillUniform(draws.AsSpan(row * count, count), restart, step, items[row]);
        }

        return draws;
    }
}

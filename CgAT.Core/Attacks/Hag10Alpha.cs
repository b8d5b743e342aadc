namespace CgAT.Core.Attacks;

/// <summary>
/// HAG's schedule (method section 5): the steps in ten parts, with α = .1 .1 .1 .1 .1 .2 .3 .5 .7 1. Fewer than ten steps
/// leave parts out, and mostly end below 1.
/// </summary>
public sealed record Hag10Alpha : AlphaSchedule
{
    private static readonly double[] s_parts = [0.1, 0.1, 0.1, 0.1, 0.1, 0.2, 0.3, 0.5, 0.7, 1];

    /// <inheritdoc/>
    public override double At(int iteration, int iterations)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(iteration);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(iteration, iterations);
        return s_parts[(int)((long)s_parts.Length * iteration / iterations)];
    }
}

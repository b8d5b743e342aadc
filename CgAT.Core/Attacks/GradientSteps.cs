namespace CgAT.Core.Attacks;

/// <summary>The size of an L-infinity attack by signed gradient steps.</summary>
public sealed record GradientSteps
{
    /// <summary>The largest change of a value, in [0, 1] pixels.</summary>
    public required double Epsilon { get; init; }

    /// <summary>The change of one step, in [0, 1] pixels.</summary>
    public required double Step { get; init; }

    /// <summary>How many steps.</summary>
    public required int Iterations { get; init; }
}

namespace CgAT.Core.Models;

/// <summary>How an attack on one query went.</summary>
public sealed record QueryAttackResult
{
    /// <summary>The largest change of a value, in [0, 1] pixels.</summary>
    public required float Linf { get; init; }

    /// <summary>The L2 norm of the change.</summary>
    public required float L2 { get; init; }

    /// <summary>Whether the change is within epsilon, up to the rounding of one float32 sum (1e-6).</summary>
    public required bool InBall { get; init; }

    /// <summary>Whether every value is in [0, 1].</summary>
    public required bool InRange { get; init; }

    /// <summary>How far the attack's loss fell, in [0, 2] where the attack did anything.</summary>
    public required float LossGain { get; init; }

    /// <summary>The share of values without gradient in the first step, in [0, 1].</summary>
    public required float ZeroGradientShare { get; init; }

    /// <summary>
    /// In how many bits the attacked code differs from the center code; tied bits of the center differ from none.
    /// </summary>
    public required int HammingToCenterCode { get; init; }
}

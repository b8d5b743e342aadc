namespace CgAT.Core.Models;

/// <summary>How an attack on one query went.</summary>
public sealed record QueryAttackResult
{
    /// <summary>The largest change of a value, in [0, 1] pixels.</summary>
    public required double Linf { get; init; }

    /// <summary>The L2 norm of the change.</summary>
    public required double L2 { get; init; }

    /// <summary>Whether the change is within epsilon, exactly; true for an attack without bound.</summary>
    public required bool InBall { get; init; }

    /// <summary>
    /// Whether the change would be within epsilon too, up to 1e-6, if the attacked image were stored with 8 bits a value;
    /// true for an attack without bound.
    /// </summary>
    public required bool InBallAt8Bit { get; init; }

    /// <summary>Whether every value is in [0, 1].</summary>
    public required bool InRange { get; init; }

    /// <summary>How far the code came towards the goal, in [-2, 2]: see <see cref="Attacks.AttackedImages"/>.</summary>
    public required float LossGain { get; init; }

    /// <summary>
    /// The share of values without gradient in the first step, in [0, 1]; null for an attack that takes no gradient.
    /// </summary>
    public required float? ZeroGradientShare { get; init; }

    /// <summary>
    /// In how many bits the attacked code differs from the code that guided the attack, such as the center code; tied bits
    /// of that code differ from none. Null where there is no single code.
    /// </summary>
    public required int? HammingToGuide { get; init; }

    /// <summary>Which attempt counts, from 0.</summary>
    public required int Restart { get; init; }

    /// <summary>How many steps that attempt took.</summary>
    public required int Steps { get; init; }
}

using CgAT.Core.Attacks;
using CgAT.Core.Hashing;

namespace CgAT.Core.Defenses;

/// <summary>The choices of CgAT (method section 1).</summary>
public sealed record CgatSettings
{
    /// <summary>
    /// The attack inside training: signed steps with α = 1; as published it starts at a random point of the ball.
    /// </summary>
    public required GradientSteps Attack { get; init; }

    /// <summary>λ, the weight of the center-code term; 1 in the official code.</summary>
    public required double Lambda { get; init; }

    /// <summary>
    /// μ, the weight of the quantization of attacked codes; 0 in the official code, 1e-4 in its precursor.
    /// </summary>
    public required double Mu { get; init; }

    /// <summary>How much each item counts in the center codes; binary in the official code.</summary>
    public required CenterWeights Weights { get; init; }
}

using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>Stochastic gradient descent with momentum and weight decay.</summary>
[UnionTag("kind", "sgd")]
public sealed record SgdSpec : OptimizerSpec
{
    /// <summary>Share of the last step that the next one keeps.</summary>
    [Setting("Share of the last step that the next one keeps", Min = 0, Max = 1, BelowMax = true)]
    public required double Momentum { get; init; }

    /// <summary>Factor of the weights that is added to their gradient.</summary>
    [Setting("Factor of the weights that is added to their gradient", Min = 0, Max = 1)]
    public required double WeightDecay { get; init; }
}

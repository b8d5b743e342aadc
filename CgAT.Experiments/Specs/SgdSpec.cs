namespace CgAT.Experiments.Specs;

/// <summary>Stochastic gradient descent.</summary>
[UnionCase("sgd")]
public sealed record SgdSpec : OptimizerSpec
{
    /// <summary>How much of the last step goes on.</summary>
    [Setting("How much of the last step goes on.", Min = 0, Max = 1, BelowMax = true)]
    public required double Momentum { get; init; }

    /// <summary>The weight of the L2 penalty.</summary>
    [Setting("The weight of the L2 penalty.", Min = 0, Max = 1)]
    public required double WeightDecay { get; init; }
}

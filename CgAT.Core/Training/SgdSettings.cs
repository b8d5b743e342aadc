namespace CgAT.Core.Training;

/// <summary>Stochastic gradient descent with momentum, as PyTorch's.</summary>
public sealed record SgdSettings : OptimizerSettings
{
    /// <summary>How much of the last step goes on.</summary>
    public required double Momentum { get; init; }

    /// <summary>The weight of the L2 penalty.</summary>
    public required double WeightDecay { get; init; }
}

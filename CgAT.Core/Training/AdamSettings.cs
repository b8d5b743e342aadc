namespace CgAT.Core.Training;

/// <summary>Adam with PyTorch's epsilon, 1e-8, and unless given otherwise its betas.</summary>
public sealed record AdamSettings : OptimizerSettings
{
    /// <summary>The share of the mean gradient that a step keeps, below 1.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>The share of the mean square of the gradient that a step keeps, below 1.</summary>
    public double Beta2 { get; init; } = 0.999;
}

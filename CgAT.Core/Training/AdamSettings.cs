namespace CgAT.Core.Training;

/// <summary>Adam with PyTorch's defaults: betas 0.9 and 0.999, epsilon 1e-8.</summary>
public sealed record AdamSettings : OptimizerSettings;

namespace CgAT.Experiments.Specs;

/// <summary>Adam with PyTorch's betas.</summary>
[UnionCase("adam")]
public sealed record AdamSpec : OptimizerSpec;

using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>Adam with its usual moments, 0.9 and 0.999, and no weight decay.</summary>
[UnionTag("kind", "adam")]
public sealed record AdamSpec : OptimizerSpec
{
    /// <summary>Length of a step along the gradient.</summary>
    [Setting("Length of a step along the gradient", Min = 0, Max = 10, AboveMin = true)]
    public required double LearningRate { get; init; }
}

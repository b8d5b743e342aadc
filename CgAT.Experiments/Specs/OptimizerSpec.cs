namespace CgAT.Experiments.Specs;

/// <summary>How gradients become steps.</summary>
[Union("kind", typeof(SgdSpec), typeof(AdamSpec))]
public abstract record OptimizerSpec
{
    /// <summary>The learning rate before any decay.</summary>
    [Setting("The learning rate before any decay.", Min = 0, AboveMin = true, Max = 10)]
    public required double LearningRate { get; init; }
}

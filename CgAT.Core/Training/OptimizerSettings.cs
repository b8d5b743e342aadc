namespace CgAT.Core.Training;

/// <summary>How gradients become steps.</summary>
public abstract record OptimizerSettings
{
    /// <summary>The learning rate before any decay.</summary>
    public required double LearningRate { get; init; }
}

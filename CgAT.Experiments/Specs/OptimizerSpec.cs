using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>How the weights follow the gradient.</summary>
public abstract record OptimizerSpec
{
    /// <summary>The value of <c>kind</c> that chooses this record.</summary>
    public string Kind => SpecShapes.TagOf(GetType());

    /// <summary>Length of a step along the gradient.</summary>
    [Setting("Length of a step along the gradient", Min = 0, Max = 10, AboveMin = true)]
    public required double LearningRate { get; init; }
}

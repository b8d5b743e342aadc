using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Attacks;

/// <summary>How a step of an attack follows the gradient.</summary>
public abstract record MoveSpec
{
    /// <summary>The value of <c>kind</c> that chooses this record.</summary>
    public string Kind => SpecShapes.TagOf(GetType());
}

using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Attacks;

/// <summary>What the gradient of a step of an attack is made of.</summary>
public abstract record GradientSpec
{
    /// <summary>The value of <c>kind</c> that chooses this record.</summary>
    public string Kind => SpecShapes.TagOf(GetType());
}

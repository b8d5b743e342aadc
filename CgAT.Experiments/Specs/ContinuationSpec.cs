using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>How the relaxation of codes grows steeper in hashing training.</summary>
public abstract record ContinuationSpec
{
    /// <summary>The value of <c>kind</c> that chooses this record.</summary>
    public string Kind => SpecShapes.TagOf(GetType());
}

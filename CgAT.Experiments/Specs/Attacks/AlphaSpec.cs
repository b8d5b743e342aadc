using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Attacks;

/// <summary>How steep the relaxation of codes is in an attack: u = tanh(alpha f(x)).</summary>
public abstract record AlphaSpec
{
    /// <summary>The value of <c>kind</c> that chooses this record.</summary>
    public string Kind => SpecShapes.TagOf(GetType());
}

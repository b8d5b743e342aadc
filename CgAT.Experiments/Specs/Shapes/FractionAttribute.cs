namespace CgAT.Experiments.Specs.Shapes;

/// <summary>
/// Lets a number also be written as text <c>"a/b"</c>, two non-negative numbers of which the second is not 0, because
/// <c>"8/255"</c> says what 0.03137254901960784 hides.
/// </summary>
/// <param name="whole">What the number is a fraction of.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FractionAttribute(FractionOf whole) : Attribute
{
    /// <summary>What the number is a fraction of.</summary>
    public FractionOf Whole { get; } = whole;
}

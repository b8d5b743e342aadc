namespace CgAT.Core.Attacks;

/// <summary>One steepness for all steps.</summary>
/// <param name="Value">The steepness, above 0.</param>
public sealed record ConstantAlpha(double Value) : AlphaSchedule
{
    /// <inheritdoc/>
    public override double At(int iteration, int iterations) => Value;
}

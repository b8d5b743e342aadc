namespace CgAT.Core.Training;

/// <summary>The learning rate stays.</summary>
public sealed record ConstantDecaySettings : DecaySettings
{
    /// <inheritdoc/>
    public override double Factor(int index, int steps) => 1;
}

namespace CgAT.Core.Training;

/// <summary>The learning rate falls to 0 along half a cosine: (1 + cos(π index / steps)) / 2.</summary>
public sealed record CosineDecaySettings : DecaySettings
{
    /// <inheritdoc/>
    public override double Factor(int index, int steps) => (1 + Math.Cos(Math.PI * index / steps)) / 2;
}

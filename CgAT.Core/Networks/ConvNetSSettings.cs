namespace CgAT.Core.Networks;

/// <summary>ConvNet-S.</summary>
public sealed record ConvNetSSettings : BackboneSettings
{
    /// <summary>The probability of dropout before the hash layer, in [0, 1).</summary>
    public required double Dropout { get; init; }
}

namespace CgAT.Core.Attacks.Prototypes;

/// <summary>Which loss PrototypeNet is trained with, and so whether it has a classifying head.</summary>
public enum PrototypeLossKind
{
    /// <summary>That of Targeted Hashing Attack (<see cref="ThaPrototypeLoss"/>).</summary>
    Tha,

    /// <summary>The same in SAAT's port, which wraps it in a softplus.</summary>
    ThaSoftplus,

    /// <summary>That of ProS-GAN (<see cref="ProsGanPrototypeLoss"/>), with a classifying head.</summary>
    ProsGan,
}

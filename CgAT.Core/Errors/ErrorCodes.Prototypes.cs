namespace CgAT.Core.Errors;

public static partial class ErrorCodes
{
    /// <summary>The loss of a network that an attack trains for itself stopped being a number.</summary>
    public const string AttackLossNotFinite = "CGAT0720";

    /// <summary>A batch of label vectors has no similar pairs, or no others, and so no loss of THA's.</summary>
    public const string PrototypeWithoutPairs = "CGAT0721";

    /// <summary>The images have a size that ProS-GAN can't take.</summary>
    public const string ProsGanImageSize = "CGAT0722";
}

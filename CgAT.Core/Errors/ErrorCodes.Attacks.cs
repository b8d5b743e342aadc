namespace CgAT.Core.Errors;

public static partial class ErrorCodes
{
    /// <summary>A network gave a code that is no number or, during an attack, a loss or a gradient.</summary>
    public const string AttackNotFinite = "CGAT0701";

    /// <summary>A target label has no items, or fewer than a targeted attack needs.</summary>
    public const string TooFewAnchors = "CGAT0702";
}

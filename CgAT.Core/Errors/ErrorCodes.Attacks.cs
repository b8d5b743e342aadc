namespace CgAT.Core.Errors;

public static partial class ErrorCodes
{
    /// <summary>A network gave something that is no number, or whose gradient is none, during an attack.</summary>
    public const string AttackNotFinite = "CGAT0701";

    /// <summary>A target label has no items, or fewer than a targeted attack needs.</summary>
    public const string TooFewAnchors = "CGAT0702";
}

namespace CgAT.Core.Errors;

public static partial class ErrorCodes
{
    /// <summary>An attack left its ball, or the range of pixels.</summary>
    public const string AttackOutOfBounds = "CGAT0740";

    /// <summary>A model gives other codes than it gave when it was encoded: it is not in evaluation mode.</summary>
    public const string ModelNotFixed = "CGAT0741";

    /// <summary>An attack with epsilon 0 changed images.</summary>
    public const string AttackWithoutBudget = "CGAT0742";
}

namespace CgAT.Core.Errors;

public static partial class ErrorCodes
{
    /// <summary>The rule of a targeted attack leaves a query without a label vector to be moved to.</summary>
    public const string NoTargetLabel = "CGAT0730";
}

namespace CgAT.Core.Errors;

public static partial class ErrorCodes
{
    /// <summary>A stage in the store is not what was written.</summary>
    public const string StoredStageDamaged = "CGAT0304";
}

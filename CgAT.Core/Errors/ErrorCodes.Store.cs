namespace CgAT.Core.Errors;

public static partial class ErrorCodes
{
    /// <summary>A stage in the store is not what was written.</summary>
    public const string StoredStageDamaged = "CGAT0304";

    /// <summary>A checkpoint could not be written; the stage goes on without it.</summary>
    public const string CheckpointNotWritten = "CGAT0305";

    /// <summary>A checkpoint is damaged, or of another version of the program; it is not used.</summary>
    public const string CheckpointUnusable = "CGAT0306";
}

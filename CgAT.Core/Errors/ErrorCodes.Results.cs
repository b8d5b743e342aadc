namespace CgAT.Core.Errors;

public static partial class ErrorCodes
{
    /// <summary>The results folder can't be created or written.</summary>
    public const string ResultsFolderNotWritable = "CGAT0301";

    /// <summary>A table file is damaged, missing, or not the table that was asked for.</summary>
    public const string TableNotReadable = "CGAT0302";

    /// <summary>The disk, or the user's share of it, is full.</summary>
    public const string DiskFull = "CGAT0303";
}

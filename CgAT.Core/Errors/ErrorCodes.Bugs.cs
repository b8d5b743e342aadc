namespace CgAT.Core.Errors;

public static partial class ErrorCodes
{
    /// <summary>A bug of ours: the command line prints it for whatever is thrown without a code of its own.</summary>
    public const string Bug = "CGAT0901";
}

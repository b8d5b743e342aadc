namespace CgAT.Core.Errors;

public static partial class ErrorCodes
{
    /// <summary>No finished run, or more than one, has an id that begins as it was asked for.</summary>
    public const string NoSuchRun = "CGAT0307";

    /// <summary>A file that should be a bundle of runs is none, or is not as it was written.</summary>
    public const string BundleUnreadable = "CGAT0308";

    /// <summary>What no run needs can't be told, since a finished run does not say what it is made of.</summary>
    public const string RunWithoutManifest = "CGAT0309";

    /// <summary>A report asks for something, such as an attack, that no finished run has.</summary>
    public const string NotInResults = "CGAT0310";
}

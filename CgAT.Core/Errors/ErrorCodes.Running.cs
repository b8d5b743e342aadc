namespace CgAT.Core.Errors;

public static partial class ErrorCodes
{
    /// <summary>The device that a spec asks for is not there.</summary>
    public const string DeviceMissing = "CGAT0401";

    /// <summary>An argument of the command line that means nothing.</summary>
    public const string BadArgument = "CGAT0403";

    /// <summary>A loss stopped being a number during training.</summary>
    public const string LossNotFinite = "CGAT0402";
}

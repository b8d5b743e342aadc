namespace CgAT.Core.Errors;

public static partial class ErrorCodes
{
    /// <summary>The device that a spec asks for is not there.</summary>
    public const string DeviceMissing = "CGAT0401";

    /// <summary>A loss stopped being a number during training.</summary>
    public const string LossNotFinite = "CGAT0402";
}

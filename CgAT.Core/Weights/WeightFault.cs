using CgAT.Core.Errors;

namespace CgAT.Core.Weights;

/// <summary>Makes the errors about files of weights; where they come from, the file's name is not known yet.</summary>
internal static class WeightFault
{
    private const string FetchAgain = "fetch or save the file again, and see that it was not changed on the way";

    /// <summary>Something in the file does not fit the bytes that are there.</summary>
    public static UserErrorException Damaged(string message) => Of(ErrorCodes.WeightsDamaged, message, FetchAgain);

    /// <summary>The file is none that weights are read from.</summary>
    public static UserErrorException Format(string message, string remedy) =>
        Of(ErrorCodes.WeightsFormatUnknown, message, remedy);

    /// <summary>Any of the errors.</summary>
    public static UserErrorException Of(string code, string message, string remedy, Exception? inner = null) =>
        new(new Diagnostic { Code = code, Message = message, Remedy = remedy }, inner);

    /// <summary>The same error, with the name of the file.</summary>
    public static UserErrorException In(string file, UserErrorException fault) =>
        new([.. fault.Diagnostics.Select(each => each with { File = file })], fault);
}

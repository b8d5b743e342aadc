using CgAT.Core.Errors;

namespace CgAT.Experiments.Reports;

/// <summary>What reports of a results folder can't be made of.</summary>
internal static class ReportErrors
{
    /// <summary>CGAT0307: there is nothing to report.</summary>
    public static UserErrorException NoRuns(string results) => Error(
        ErrorCodes.NoSuchRun,
        $"no run is finished in '{results}'",
        "run a spec first, or name the folder of its results: ./cgat run SPEC --results DIR");

    /// <summary>CGAT0310: no finished run has something of that name.</summary>
    public static UserErrorException Unknown(string results, string what, string name, IEnumerable<string> known)
    {
        string[] names = [.. known.Distinct().Order(StringComparer.Ordinal)];
        return Error(
            ErrorCodes.NotInResults,
            $"no finished run of '{results}' has the {what} '{name}'",
            names.Length > 0 ? ClosestName.Remedy(name, names) : $"no run there has any {what}: run a spec that has");
    }

    /// <summary>CGAT0310: no finished run has any of that kind.</summary>
    public static UserErrorException None(string results, string what, string remedy) =>
        Error(ErrorCodes.NotInResults, $"no finished run of '{results}' has {what}", remedy);

    private static UserErrorException Error(string code, string message, string remedy) =>
        new(new Diagnostic { Code = code, Message = message, Remedy = remedy });
}

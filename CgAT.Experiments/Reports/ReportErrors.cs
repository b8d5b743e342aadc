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

    /// <summary>CGAT0307: no run, or more than one, begins so.</summary>
    public static UserErrorException NoSuchRun(
        string results, string beginning, int found, IReadOnlyList<string> ids) => Error(
        ErrorCodes.NoSuchRun,
        found == 0
            ? $"no finished run of '{results}' begins with '{beginning}'"
            : $"{found} finished runs of '{results}' begin with '{beginning}'",
        $"there are: {string.Join(", ", ids.Order(StringComparer.Ordinal).Take(8))}{(ids.Count > 8 ? ", ..." : "")}");

    /// <summary>CGAT0310: no finished run has something of that name.</summary>
    public static UserErrorException Unknown(string results, string what, string name, IEnumerable<string> known)
    {
        string[] names = [.. known.Distinct().Order(StringComparer.Ordinal)];
        return Error(
            ErrorCodes.NotInResults,
            $"no finished run of '{results}' has the {what} '{name}'",
            names.Length > 0 ? ClosestName.Remedy(name, names) : $"no run there has any {what}: run a spec that has");
    }

    /// <summary>CGAT0310: nothing is published of a data set.</summary>
    public static UserErrorException Unpublished(string dataset, IReadOnlyList<string> known) => Error(
        ErrorCodes.NotInResults,
        $"no numbers that others published of the data set '{dataset}' are known here",
        ClosestName.Remedy(dataset, known));

    /// <summary>CGAT0310: no finished run has any of that kind.</summary>
    public static UserErrorException None(string results, string what, string remedy) =>
        Error(ErrorCodes.NotInResults, $"no finished run of '{results}' has {what}", remedy);

    private static UserErrorException Error(string code, string message, string remedy) =>
        new(new Diagnostic { Code = code, Message = message, Remedy = remedy });
}

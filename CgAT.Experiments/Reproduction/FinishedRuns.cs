using CgAT.Core.Errors;
using CgAT.Experiments.Execution;

namespace CgAT.Experiments.Reproduction;

/// <summary>The finished runs of a results folder, by the beginnings of their ids.</summary>
public static class FinishedRuns
{
    private const int MostShown = 8;

    /// <summary>The ids of all finished runs, in ordinal order.</summary>
    public static IReadOnlyList<string> In(string resultsFolder) => RunManifests.Ids(resultsFolder);

    /// <summary>The id of the finished run whose id begins so.</summary>
    /// <exception cref="UserErrorException">CGAT0307: there is none, or more than one.</exception>
    public static string Find(string resultsFolder, string beginning)
    {
        ArgumentNullException.ThrowIfNull(resultsFolder);
        ArgumentNullException.ThrowIfNull(beginning);
        var all = In(resultsFolder);
        string[] fitting = [.. all.Where(id => id.StartsWith(beginning, StringComparison.Ordinal))];
        return (all.Count, fitting) switch
        {
            (_, [var only]) when beginning.Length > 0 => only,
            (0, _) => throw Error(
                $"no run is finished in '{resultsFolder}'", "run a spec first, or name its folder with --results DIR"),
            (_, []) => throw Error($"no finished run begins with '{beginning}'", $"there are: {List(all)}"),
            _ => throw Error(
                $"{fitting.Length} finished runs begin with '{beginning}'", $"write more of the id: {List(fitting)}"),
        };
    }

    private static string List(IReadOnlyList<string> ids) =>
        string.Join(", ", ids.Take(MostShown)) + (ids.Count > MostShown ? ", ..." : "");

    private static UserErrorException Error(string message, string remedy) =>
        new(new Diagnostic { Code = ErrorCodes.NoSuchRun, Message = message, Remedy = remedy });
}

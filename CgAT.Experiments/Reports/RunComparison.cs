using CgAT.Experiments.Results;

namespace CgAT.Experiments.Reports;

/// <summary>Compares runs query by query, and says which settings differ.</summary>
public static class RunComparison
{
    /// <summary>Whether a results folder has a finished run whose id begins so, and no defence of that name.</summary>
    public static bool IsRun(string results, string name) =>
        ReportRun.ReadAll(results) is var runs
        && runs.All(run => run.Row.Defense != name)
        && runs.Any(run => run.Row.RunId.StartsWith(name, StringComparison.Ordinal));

    /// <summary>Compares two runs of a results folder.</summary>
    /// <param name="results">The folder.</param>
    /// <param name="first">The beginning of the id of the run to compare with.</param>
    /// <param name="second">That of the other one.</param>
    /// <param name="attack">
    /// The label of one attack; null for clean queries and every attack but members of ensembles.
    /// </param>
    /// <exception cref="Core.Errors.UserErrorException">
    /// CGAT0302: a table is damaged. CGAT0307: no or more than one finished run begins so.
    /// </exception>
    public static ComparedRuns Of(string results, string first, string second, string? attack = null)
    {
        var runs = ReportRun.ReadAll(results);
        var (one, other) = (Find(results, runs, first), Find(results, runs, second));
        return new ComparedRuns
        {
            First = one.Row.RunId,
            Second = other.Row.RunId,
            Settings = RunSettings.Differences(one.Row.Settings, other.Row.Settings),
            Contract = [.. Contract(one.Row, other.Row)],
            Queries = [.. new DefensePair(one, other).Compare(results, attack)],
        };
    }

    /// <summary>
    /// Compares two results folders: each experiment's defences at each place in its sweep with those of the same name
    /// in the other one, over the seeds that both have.
    /// </summary>
    /// <exception cref="Core.Errors.UserErrorException">
    /// CGAT0302: a table is damaged. CGAT0307: no run is finished. CGAT0310: the two have no defence in common.
    /// </exception>
    public static IReadOnlyList<ComparedRuns> OfFolders(string first, string second, string? attack = null)
    {
        var (ones, others) = (SeedGroup.Of(ReportRun.ReadAll(first)), SeedGroup.Of(ReportRun.ReadAll(second)));
        ComparedRuns[] found =
        [
            .. from one in ones
               from other in others
               where one.Row.Experiment == other.Row.Experiment && one.Label == other.Label
                   && one.Runs.Select(run => run.Row.Seed).Intersect(other.Runs.Select(run => run.Row.Seed)).Any()
               select new ComparedRuns
               {
                   First = $"{first}: {one.Label}",
                   Second = $"{second}: {other.Label}",
                   Settings = RunSettings.Differences(one.Row.Settings, other.Row.Settings),
                   Contract = [.. Contract(one.Row, other.Row)],
                   Queries = [.. new DefensePair(one, other).Compare(first, second, attack)],
               },
        ];
        return found.Length > 0
            ? found
            : throw ReportErrors.None(
                first,
                $"an experiment, defence and seed in common with one of '{second}'",
                "run specs of one name into both folders");
    }

    private static ReportRun Find(string results, IReadOnlyList<ReportRun> runs, string beginning)
    {
        ReportRun[] fitting = [.. runs.Where(run => run.Row.RunId.StartsWith(beginning, StringComparison.Ordinal))];
        return fitting is [var only]
            ? only
            : throw ReportErrors.NoSuchRun(results, beginning, fitting.Length, [.. runs.Select(run => run.Row.RunId)]);
    }

    private static IEnumerable<string> Contract(RunRow first, RunRow second)
    {
        (string Name, string? Before, string? After)[] facts =
        [
            ("data set", first.DatasetDigest, second.DatasetDigest),
            ("level", first.Level, second.Level),
            ("device", first.Device, second.Device),
            ("threads", $"{first.Threads}", $"{second.Threads}"),
            ("instruction set", first.CpuCapability, second.CpuCapability),
            ("libtorch", first.LibtorchVersion, second.LibtorchVersion),
            ("TorchSharp", first.TorchSharpVersion, second.TorchSharpVersion),
            ("program", first.Commit ?? first.CgatVersion, second.Commit ?? second.CgatVersion),
        ];
        return facts.Where(fact => fact.Before != fact.After)
            .Select(fact => $"{fact.Name} {fact.Before} -> {fact.After}");
    }
}

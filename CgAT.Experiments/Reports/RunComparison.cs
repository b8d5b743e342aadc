using CgAT.Experiments.Reproduction;
using CgAT.Experiments.Results;

namespace CgAT.Experiments.Reports;

/// <summary>Compares runs query by query, and says which settings differ.</summary>
public static class RunComparison
{
    /// <summary>Whether a results folder has a finished run whose id begins so, and no defence of that name.</summary>
    public static bool IsRun(string results, string name) =>
        ReportRun.Finished(results) is var rows
        && rows.All(row => row.Defense != name)
        && rows.Any(row => row.RunId.StartsWith(name, StringComparison.Ordinal));

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
        // Also those that differ in numerics alone: that is what they are compared for.
        var rows = ReportRun.Finished(results);
        var one = ReportRun.Read(results, Find(results, rows, first));
        var other = ReportRun.Read(results, Find(results, rows, second));
        return Compared(
            (one.Row.RunId, one.Row),
            (other.Row.RunId, other.Row),
            new DefensePair(one, other),
            (results, results),
            attack);
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
               select Compared(
                   ($"{first}: {one.Label}", one.Row),
                   ($"{second}: {other.Label}", other.Row),
                   new DefensePair(one, other),
                   (first, second),
                   attack),
        ];
        return found.Length > 0
            ? found
            : throw ReportErrors.None(
                first,
                $"an experiment, defence and seed in common with one of '{second}'",
                "run specs of one name into both folders");
    }

    private static ComparedRuns Compared(
        (string Name, RunRow Row) first,
        (string Name, RunRow Row) second,
        DefensePair pair,
        (string First, string Second) folders,
        string? attack)
    {
        ComparedDefenses[] queries = [.. pair.Compare(folders.First, folders.Second, attack)];
        return new ComparedRuns
        {
            First = first.Name,
            Second = second.Name,
            Settings = RunSettings.Differences(first.Row.Settings, second.Row.Settings),
            Contract = [.. Contract(first.Row, second.Row)],
            Queries = queries,
            Hindrance = queries.Length > 0 ? null : pair.Hindrance ?? "they have no queries in common",
        };
    }

    private static RunRow Find(string results, IReadOnlyList<RunRow> rows, string beginning)
    {
        RunRow[] fitting = [.. rows.Where(row => row.RunId.StartsWith(beginning, StringComparison.Ordinal))];
        return fitting is [var only]
            ? only
            : throw ReportErrors.NoSuchRun(results, beginning, fitting.Length, [.. rows.Select(row => row.RunId)]);
    }

    private static IEnumerable<string> Contract(RunRow first, RunRow second)
    {
        (string Name, string? Before, string? After)[] facts =
        [
            ("data set", first.DatasetDigest, second.DatasetDigest),
            ("level", first.Level, second.Level),
            ("device", first.Device, second.Device),
            ("threads", $"{first.Threads}", $"{second.Threads}"),
            ("convolutions", Contracts.Convolutions(first.Convolutions), Contracts.Convolutions(second.Convolutions)),
            ("instruction set", first.CpuCapability, second.CpuCapability),
            (
                "processor",
                Contracts.Processor(first.Device, first.Processor),
                Contracts.Processor(second.Device, second.Processor)),
            ("libtorch", first.LibtorchVersion, second.LibtorchVersion),
            ("TorchSharp", first.TorchSharpVersion, second.TorchSharpVersion),
            ("program", first.Commit ?? first.CgatVersion, second.Commit ?? second.CgatVersion),
        ];
        return facts.Where(fact => fact.Before != fact.After)
            .Select(fact => $"{fact.Name} {fact.Before} -> {fact.After}");
    }
}

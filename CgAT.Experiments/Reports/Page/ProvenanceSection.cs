using CgAT.Experiments.Execution;
using CgAT.Experiments.Reproduction;
using CgAT.Experiments.Results;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Reports.Page;

/// <summary>Where the numbers of an experiment are from, and the commands that made them.</summary>
internal static class ProvenanceSection
{
    /// <summary>The section.</summary>
    public static Html Of(ReportedExperiment experiment)
    {
        RunRow[] rows = [.. experiment.Groups.SelectMany(group => group.Runs).Select(run => run.Row)];
        var origins = rows.Select(row => OriginOf(experiment.Results, row.RunId)).OfType<StageManifest>().ToArray();
        return Html.Of($"""
            <h3>The commands that made it</h3>
            {Commands(experiment.Results, rows, origins)}
            <h3>Where it is from</h3>
            <dl class="provenance">
            {Html.Lines(Facts(rows, origins).Select(fact => Html.Of($"<dt>{fact.Name}</dt><dd>{fact.Value}</dd>")))}
            </dl>
            {origins.SelectMany(origin => origin.Origin.Specs).Distinct().Select(Spec)}
            """);
    }

    private static Html Spec(SpecText spec) => Html.Of(
        $"<details><summary>{Path.GetFileName(spec.Path)}</summary><pre>{spec.Text}</pre></details>");

    private static Html Commands(string results, RunRow[] rows, StageManifest[] origins)
    {
        string[] commands =
        [
            .. origins.Select(origin => origin.Origin.CommandLine).Where(command => command.Length > 0).Distinct()
                .Order(StringComparer.Ordinal),
        ];
        var typed = commands.Length > 0
            ? Html.Of($"<pre>{string.Join('\n', commands)}</pre>")
            : Html.Of($"""
                <p>No command line is known of these runs: a script made them, or their stages are not here any more.</p>
                """);
        return Html.Of($"""
            {typed}
            <p>To execute a run again and compare every value:
            <code>./cgat verify {rows[0].RunId} --results {Word(results)}</code></p>
            """);
    }

    // As a shell takes it for one word.
    private static string Word(string text) =>
        text.All(each => char.IsAsciiLetterOrDigit(each) || "/._-".Contains(each, StringComparison.Ordinal))
        ? text
        : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static IEnumerable<(string Name, string Value)> Facts(RunRow[] rows, StageManifest[] origins)
    {
        var defenses = rows.Select(row => row.Defense).Distinct().Count();
        yield return ("runs", $"{ReportText.Plural(rows.Length, "run")}: {ReportText.Plural(defenses, "defence")}, "
            + $"seeds {Distinct(rows, row => row.Seed)}");
        yield return ("data", Distinct(rows, row => $"{row.Dataset}{(row.Split is { } split ? $"/{split}" : "")}: "
            + $"{ReportText.Count(row.QueryCount)} queries, {ReportText.Count(row.DatabaseCount)} in the database, "
            + $"{ReportText.Count(row.TrainCount)} for training, {row.Classes} classes"));
        yield return ("data digest", Distinct(rows, row => row.DatasetDigest));
        yield return ("model", Distinct(rows, row => $"{row.Backbone}, {row.Hashing}, {row.Bits} bits"));
        yield return ("spec", Distinct(rows, row => row.SpecId));
        yield return ("program", Distinct(rows, row => $"CgAT {row.CgatVersion}, commit {row.Commit ?? "unknown"}"
            + (row.Dirty == true ? " with changes" : "")));
        yield return ("numerics", Distinct(rows, row => $"{row.Level} on {row.Device}, "
            + $"{ReportText.Plural(row.Threads, "thread")}, libtorch {row.LibtorchVersion}, "
            + $"TorchSharp {row.TorchSharpVersion}, {row.CpuCapability}"
            + (row.Processor is { } processor ? $", {processor}" : "")
            + $", convolutions by {Contracts.Convolutions(row.Convolutions)}"));
        if (origins.Length > 0)
        {
            yield return ("machine", string.Join("; ", origins.Select(origin => origin.Machine)
                .Select(machine => $"{machine.Cpu}, {machine.System}, {machine.Runtime}").Distinct()));
        }
    }

    private static string Distinct<T>(RunRow[] rows, Func<RunRow, T> of) =>
        string.Join("; ", rows.Select(of).Distinct().Take(8).Select(value => FormattableString.Invariant($"{value}")))
        + (rows.Select(of).Distinct().Count() > 8 ? "; …" : "");

    // A run is named by the key of its evaluation.
    private static StageManifest? OriginOf(string results, string runId)
    {
        var store = Path.Combine(results, "store");
        var folder = Directory.Exists(store)
            ? Directory.EnumerateDirectories(store, $"evaluation-{runId}*").FirstOrDefault()
            : null;
        return folder is null ? null : ManifestFile.TryRead(folder);
    }
}

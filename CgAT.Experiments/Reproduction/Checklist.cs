using System.Globalization;
using System.Text;
using CgAT.Experiments.Results;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Reproduction;

/// <summary>
/// A reproducibility checklist, filled in from finished runs, as Markdown. Its questions are those of the Machine
/// Learning Reproducibility Checklist (Pineau et al., JMLR 22(164), 2021), shortened. What no run can know is left open,
/// and says so.
/// </summary>
public static class Checklist
{
    /// <summary>The checklist of some finished runs of a results folder.</summary>
    /// <exception cref="Core.Errors.UserErrorException">
    /// CGAT0302, CGAT0304: what belongs to a run can't be read.
    /// </exception>
    public static string Of(string resultsFolder, IReadOnlyList<string> runIds)
    {
        ArgumentNullException.ThrowIfNull(runIds);
        var runs = runIds.Select(id => ChecklistRun.Read(resultsFolder, id)).ToArray();
        var text = new StringBuilder();
        Write(text, $"# Reproducibility checklist: {Distinct(runs, run => run.Row.Experiment)}");
        Write(text, $"Filled in by `cgat checklist` from {Plural(runs.Length, "finished run")}. [x] is answered by the "
            + "runs themselves, [ ] is for the authors.");
        Models(text, runs);
        Data(text, runs);
        Code(text, runs);
        Results(text, runs);
        return text.ToString();
    }

    private static void Models(StringBuilder text, ChecklistRun[] runs)
    {
        Write(text, "## Models and algorithms");
        Answer(text, "A description of the algorithm and its setting", "docs/method.md of CgAT for .NET states every "
            + $"formula with its source. Hashing: {Distinct(runs, run => run.Row.Hashing)}; defences: "
            + $"{Distinct(runs, run => run.Row.DefenseKind)}; backbone: {Distinct(runs, run => run.Row.Backbone)}.");
        Ask(text, "An explanation of the assumptions, and of the complexity (time, space, sample size)");
    }

    private static void Data(StringBuilder text, ChecklistRun[] runs)
    {
        Write(text, "## Data");
        Answer(text, "The number of examples and the split", Lines(runs, run =>
            $"{DatasetOf(run.Row)}: {Count(run.Row.QueryCount)} queries, {Count(run.Row.DatabaseCount)} database, "
            + $"{Count(run.Row.TrainCount)} training images, {Plural(run.Row.Classes, "class", "classes")}; "
            + $"`{run.Row.DatasetDigest}`"));
        Answer(text, "A way to get the data, or the very lists", "The digest names images, labels and lists; "
            + "`cgat bundle` packs the lists of the split.");
        Answer(text, "Whatever was excluded, and every step of preprocessing", Lines(runs, run =>
            $"`{SpecCanonical.ToJson(run.Spec.Dataset)}`"));
        Ask(text, "For new data: how they were collected, by whom, and under which licence");
    }

    private static void Code(StringBuilder text, ChecklistRun[] runs)
    {
        Write(text, "## Code");
        Answer(text, "The version of the code", Lines(runs, run =>
            $"CgAT for .NET {run.Row.CgatVersion}, commit {run.Row.Commit ?? "unknown"}{Changes(run.Row.Dirty)}"));
        Answer(text, "Dependencies", Lines(runs, run =>
            $"TorchSharp {run.Row.TorchSharpVersion}, libtorch {run.Row.LibtorchVersion}, {run.Machine.Runtime}"));
        Answer(text, "Training and evaluation, in one command each", Lines(runs, run =>
            run.Origin.CommandLine.Length > 0 ? $"`{run.Origin.CommandLine}`" : "a script; see the authors' code"));
        Answer(text, "A way to verify the results", Lines(runs, run => $"`./cgat verify {run.Row.RunId}`"));
        Ask(text, "Where the code, the specs and the bundle of the runs are to be had");
    }

    private static void Results(StringBuilder text, ChecklistRun[] runs)
    {
        Write(text, "## Results");
        Answer(text, "Every hyper-parameter, and how it was chosen", "All settings stand in the column `settings` of "
            + "the table `runs`, canonical JSON, and in the specs in the bundle. How they were chosen is for the authors.");
        Answer(text, "The exact number of training and evaluation runs", $"{Plural(runs.Length, "run")}: "
            + $"{Plural(runs.Select(run => run.Row.Seed).Distinct().Count(), "seed")} "
            + $"({Distinct(runs, run => Count(run.Row.Seed))}).");
        Answer(text, "The measures that are reported", "MAP@k as its expectation over all orders of items at equal "
            + "Hamming distance, with the best and the worst order beside it.");
        Answer(text, "Central tendency and variation", Metrics(runs));
        Answer(text, "The time that each result took", Lines(runs, run =>
            $"{run.Row.RunId} ({run.Label}, seed {Count(run.Row.Seed)}): {run.WallMinutes} min"));
        Answer(text, "The computing infrastructure", Lines(runs, run => string.Create(
            CultureInfo.InvariantCulture,
            $"{run.Machine.Cpu}, {run.Machine.Processors} processors, {run.Machine.MemoryMib:0} MiB, ")
            + $"{run.Machine.System}; device {run.Row.Device}, {Plural(run.Row.Threads, "thread")}, "
            + $"instruction set {run.Row.CpuCapability}, processor {Contracts.Processor(run.Row.Device, run.Row.Processor)}, "
            + $"convolutions by {Contracts.Convolutions(run.Row.Convolutions)}, level `{run.Row.Level}`"));
    }

    // A line for each attack on runs that differ in the seed alone: the mean over seeds, and each seed's interval.
    private static string Metrics(ChecklistRun[] runs) => string.Join('\n', runs
        .GroupBy(run => SpecCanonical.ToJson(run.Spec with { Seeds = [0] }))
        .SelectMany(seeds => seeds
            .SelectMany(run => run.Metrics.Where(metric => metric is { Metric: "map_at_k", Value: not null }))
            .GroupBy(metric => metric.Attack)
            .Select(metrics => $"{seeds.First().Label}, {metrics.Key ?? "clean"}: "
                + $"{Spread([.. metrics.Select(metric => metric.Value!.Value)])} "
                + $"(95 % over queries: {string.Join(", ", metrics.Select(Interval))})")));

    private static string Spread(double[] values)
    {
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / Math.Max(1, values.Length - 1));
        return values.Length == 1
            ? string.Create(CultureInfo.InvariantCulture, $"{mean:0.0000} on one seed")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{mean:0.0000}, standard deviation {deviation:0.0000} over {values.Length} seeds");
    }

    private static string Interval(MetricRow metric) => string.Create(
        CultureInfo.InvariantCulture, $"[{metric.IntervalLow:0.0000}, {metric.IntervalHigh:0.0000}]");

    private static string DatasetOf(RunRow row) => row.Split is null ? row.Dataset : $"{row.Dataset}/{row.Split}";

    private static string Changes(bool? dirty) => dirty switch
    {
        true => " with changes beyond it",
        false => "",
        null => ", changes unknown",
    };

    private static string Distinct(ChecklistRun[] runs, Func<ChecklistRun, string> of) =>
        string.Join(", ", runs.Select(of).Distinct());

    private static string Lines(ChecklistRun[] runs, Func<ChecklistRun, string> of) =>
        string.Join('\n', runs.Select(of).Distinct());

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Plural(int number, string one, string? many = null) =>
        $"{Count(number)} {(number == 1 ? one : many ?? one + "s")}";

    private static void Answer(StringBuilder text, string question, string answer)
    {
        text.Append(CultureInfo.InvariantCulture, $"- [x] **{question}**\n");
        foreach (var line in answer.Split('\n'))
        {
            text.Append(CultureInfo.InvariantCulture, $"  - {line}\n");
        }
    }

    private static void Ask(StringBuilder text, string question) =>
        text.Append(CultureInfo.InvariantCulture, $"- [ ] **{question}**\n  - no run can know\n");

    // An empty line before it and behind it, and never two.
    private static void Write(StringBuilder text, string paragraph)
    {
        if (text.Length > 1 && text[^2] != '\n')
        {
            text.Append('\n');
        }

        text.Append(paragraph).Append("\n\n");
    }
}

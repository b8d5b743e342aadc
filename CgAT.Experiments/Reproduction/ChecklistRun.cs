using System.Globalization;
using CgAT.Experiments.Execution;
using CgAT.Experiments.Results;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Reproduction;

/// <summary>All that a checklist asks of a run.</summary>
internal sealed record ChecklistRun
{
    public required RunRow Row { get; init; }

    public required ExperimentSpec Spec { get; init; }

    public required IReadOnlyList<MetricRow> Metrics { get; init; }

    /// <summary>What computed its last stage.</summary>
    public required Machine Machine { get; init; }

    /// <summary>Who asked for its last stage.</summary>
    public required RunOrigin Origin { get; init; }

    /// <summary>Minutes on the clock of all its stages, those that other runs share included.</summary>
    public required string WallMinutes { get; init; }

    /// <summary>The run without its seed: defence, hashing, bits, and where it stands in a sweep.</summary>
    public string Label => string.Join(", ", new[]
    {
        Row.Defense,
        Row.Hashing,
        string.Create(CultureInfo.InvariantCulture, $"{Row.Bits} bits"),
    }.Concat(Row.Axes.Where(axis => axis.Value is not null && axis.Column != RunAxis.Prefix + "bits")
        .Select(axis => string.Create(
            CultureInfo.InvariantCulture, $"{axis.Column[RunAxis.Prefix.Length..]} {axis.Value}"))));

    public static ChecklistRun Read(string results, string runId)
    {
        var manifest = RunManifests.Read(results, runId);
        var last = ManifestFile.Read(Path.Combine(results, "store", manifest.Stages[^1]));
        var timings = TableReader.Read<TimingRow>(ResultTables.FileOf<TimingRow>(results, runId));
        return new ChecklistRun
        {
            Row = TableReader.Read<RunRow>(ResultTables.FileOf<RunRow>(results, runId)).Single(),
            Spec = SpecJson.Read(manifest.Spec),
            Metrics = TableReader.Read<MetricRow>(ResultTables.FileOf<MetricRow>(results, runId)),
            Machine = last.Machine,
            Origin = last.Origin,
            WallMinutes = (timings.Sum(row => row.WallSeconds) / 60).ToString("0.0", CultureInfo.InvariantCulture),
        };
    }
}

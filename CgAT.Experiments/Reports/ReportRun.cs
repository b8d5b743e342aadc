using System.Text.Json.Nodes;
using CgAT.Experiments.Results;

namespace CgAT.Experiments.Reports;

/// <summary>A finished run, with what reports read of it.</summary>
internal sealed record ReportRun
{
    private const string Reported = "map_at_k";

    public required RunRow Row { get; init; }

    /// <summary>MAP@k, clean and under each attack.</summary>
    public required IReadOnlyList<MetricRow> Maps { get; init; }

    /// <summary>Precision at levels of recall, clean and under each attack.</summary>
    public IReadOnlyList<MetricRow> Precisions { get; init; } = [];

    /// <summary>The clean MAP@k; null where there is none.</summary>
    public double? Clean => Maps.FirstOrDefault(row => row.Attack is null)?.Value;

    /// <summary>All settings but the seed: runs that have them in common differ by chance alone.</summary>
    public string WithoutSeed => Settings("seeds");

    /// <summary>All settings but the seed and the defence, with what attacks are crafted on.</summary>
    public string WithoutDefense => Settings("seeds", "defense", "surrogate");

    /// <summary>The same without attacks, and without checks, which are attacks as well.</summary>
    public string WithoutDefenseAndAttacks => Settings("seeds", "defense", "surrogate", "attack", "checks");

    /// <summary>The settings of its attacks one by one, but for what they are crafted on.</summary>
    public IReadOnlyList<string> Attacks =>
        JsonNode.Parse(WithoutDefense)!["attack"] is JsonArray attacks
            ? [.. attacks.Select(attack => attack?.ToJsonString() ?? "")]
            : [];

    /// <summary>The settings of a sweep that the run has a value of, as they are told: "bits 16".</summary>
    public IEnumerable<string> Places => Row.Axes.Where(axis => axis.Value is not null).Select(AxisText.Of);

    /// <summary>
    /// The finished runs of a folder. Of two that differ in numerics alone, such as threads, the first by its id
    /// counts.
    /// </summary>
    /// <exception cref="Core.Errors.UserErrorException">
    /// CGAT0302: a table is damaged. CGAT0307: there are none.
    /// </exception>
    public static IReadOnlyList<ReportRun> ReadAll(string results) =>
    [
        .. Finished(results).DistinctBy(row => (row.Experiment, row.Defense, row.Settings))
            .Select(row => Read(results, row)),
    ];

    /// <summary>The rows of all finished runs, also of those that differ in numerics alone.</summary>
    /// <exception cref="Core.Errors.UserErrorException">As for <see cref="ReadAll"/>.</exception>
    public static IReadOnlyList<RunRow> Finished(string results)
    {
        ArgumentException.ThrowIfNullOrEmpty(results);
        var folder = Path.Combine(results, ResultTables.Of<RunRow>().Name);
        var rows = Directory.Exists(folder) ? TableReader.ReadAll<RunRow>(results) : [];
        RunRow[] finished = [.. rows.Where(row => row.Status == "ok")];
        return finished.Length > 0 ? finished : throw ReportErrors.NoRuns(results);
    }

    /// <summary>Reads what else there is to a finished run.</summary>
    /// <exception cref="Core.Errors.UserErrorException">CGAT0302: a table is damaged.</exception>
    public static ReportRun Read(string results, RunRow row)
    {
        var metrics = TableReader.Read<MetricRow>(ResultTables.FileOf<MetricRow>(results, row.RunId));
        return new ReportRun
        {
            Row = row,
            Maps = [.. metrics.Where(metric => metric.Metric == Reported && metric.K == row.K)],
            Precisions = [.. metrics.Where(metric => metric.Metric == "precision_at_recall")],
        };
    }

    private string Settings(params string[] without)
    {
        var settings = JsonNode.Parse(Row.Settings)!.AsObject();
        foreach (var key in without)
        {
            settings.Remove(key);
        }

        if (without.Contains("defense") && settings["attack"] is JsonArray attacks)
        {
            foreach (var attack in attacks.OfType<JsonObject>())
            {
                attack.Remove("crafted_on");
            }
        }

        return settings.ToJsonString();
    }
}

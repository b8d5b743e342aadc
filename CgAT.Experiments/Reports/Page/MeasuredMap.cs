using CgAT.Experiments.Results;

namespace CgAT.Experiments.Reports.Page;

/// <summary>MAP@k of a defence, clean or under an attack, over its seeds.</summary>
internal sealed record MeasuredMap
{
    private readonly IReadOnlyList<MetricRow> _rows;

    private MeasuredMap(IReadOnlyList<MetricRow> rows) => _rows = rows;

    /// <summary>The mean over seeds.</summary>
    public double Value => _rows.Average(row => row.Value!.Value);

    /// <summary>The lower end of the 95 % interval over queries; over seeds its mean.</summary>
    public double? Low => _rows.Average(row => row.IntervalLow);

    /// <summary>The upper end.</summary>
    public double? High => _rows.Average(row => row.IntervalHigh);

    /// <summary>Between which values seeds lie; null for one seed.</summary>
    public (double Least, double Greatest)? Seeds => _rows.Count > 1
        ? (_rows.Min(row => row.Value!.Value), _rows.Max(row => row.Value!.Value))
        : null;

    /// <summary>By how much the order of tied items could move the value.</summary>
    public double? Ties => _rows.Average(row => row.TieBest - row.TieWorst);

    /// <summary>False where something speaks against the attack.</summary>
    public bool IsReliable => _rows.All(row => row.Reliable != false);

    /// <summary>What speaks against it.</summary>
    public IReadOnlyList<string> Doubts => [.. _rows.Select(row => row.ReliableReason).OfType<string>().Distinct()];

    /// <summary>The row of the first seed.</summary>
    public MetricRow First => _rows[0];

    /// <summary>The values of a group of runs; null where a run lacks its own.</summary>
    public static MeasuredMap? Of(SeedGroup group, string? attack)
    {
        MetricRow[] rows =
        [
            .. group.Runs.Select(run => run.Maps.FirstOrDefault(row => row.Attack == attack)).OfType<MetricRow>()
                .Where(row => row.Value is not null),
        ];
        return rows.Length == group.Runs.Count ? new MeasuredMap(rows) : null;
    }
}

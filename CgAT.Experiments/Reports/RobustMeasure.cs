using System.Globalization;
using CgAT.Experiments.Results;

namespace CgAT.Experiments.Reports;

/// <summary>
/// What stands for robustness in a figure: MAP@k under the attack that was asked for; else under the ensemble, where
/// the experiment has one; else the least over all attacks whose change is bounded, run by run.
/// </summary>
internal sealed class RobustMeasure
{
    private readonly HashSet<string> _attacks;

    private RobustMeasure(IEnumerable<string> attacks, int k)
    {
        _attacks = [.. attacks];
        Title = _attacks.Count == 1
            ? string.Create(CultureInfo.InvariantCulture, $"MAP@{k:N0} under '{_attacks.Single()}', %")
            : string.Create(CultureInfo.InvariantCulture, $"least MAP@{k:N0} under {_attacks.Count} attacks, %");
    }

    /// <summary>What is measured, for an axis.</summary>
    public string Title { get; }

    /// <summary>The measure for the runs of an experiment; null where it has no such attack.</summary>
    public static RobustMeasure? Of(IReadOnlyList<ReportRun> runs, string? attack)
    {
        MetricRow[] rows = [.. runs.SelectMany(run => run.Maps).Where(row => row.Attack is not null)];
        var ensembles = rows.Select(row => row.MemberOf).OfType<string>().ToHashSet();
        var standing = rows.Where(row => row.MemberOf is null).ToArray();
        string[] chosen =
        [
            .. standing.Where(row => ensembles.Contains(row.Attack!))
                .Concat(standing.Where(row => ensembles.Count == 0 && row.Epsilon is not null))
                .Select(row => row.Attack!).Distinct(),
        ];
        if (attack is not null)
        {
            chosen = rows.Any(row => row.Attack == attack) ? [attack] : [];
        }

        return chosen.Length > 0 ? new RobustMeasure(chosen, runs[0].Row.K) : null;
    }

    /// <summary>The measure of a run; null where it has none.</summary>
    public double? ValueOf(ReportRun run) => Weakest(run)?.Value;

    /// <summary>The attack that the measure of a run is of; null where it has none.</summary>
    public string? AttackOn(ReportRun run) => Weakest(run)?.Attack;

    /// <summary>What speaks against that attack; null where nothing does.</summary>
    public string? DoubtOf(ReportRun run) =>
        Weakest(run) is { Reliable: false } row ? row.ReliableReason ?? "unknown" : null;

    /// <summary>Whether nothing speaks against the attack that the measure is of.</summary>
    public bool IsReliable(ReportRun run) => Weakest(run)?.Reliable != false;

    private MetricRow? Weakest(ReportRun run) => run.Maps
        .Where(row => row.Attack is { } attack && _attacks.Contains(attack) && row.Value is not null)
        .MinBy(row => row.Value);
}

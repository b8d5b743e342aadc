using System.Globalization;
using CgAT.Experiments.Results;

namespace CgAT.Experiments.Reports;

/// <summary>
/// What stands for robustness in a figure: MAP@k under the attack that was asked for; else under the ensemble, where
/// there is one; else the least over all attacks whose change is bounded, run by run. Which attacks these are is said
/// by each place of a sweep; a run that lacks one of its place's has no measure, since fewer attacks are easier to
/// stand.
/// </summary>
internal sealed class RobustMeasure
{
    private readonly RunPlaces _places;
    private readonly IReadOnlyList<HashSet<string>> _attacks;

    private RobustMeasure(RunPlaces places, IReadOnlyList<HashSet<string>> attacks, int k)
    {
        (_places, _attacks) = (places, attacks);
        string[] names = [.. attacks.SelectMany(each => each).Distinct()];
        var cut = string.Create(CultureInfo.InvariantCulture, $"MAP@{k:N0}");
        var most = attacks.Max(each => each.Count);
        Title = names.Length == 1 ? $"{cut} under '{names[0]}', %"
            : attacks.All(each => each.Count is 0 or 1) ? $"{cut} under the attack of each place, %"
            : $"least {cut} under {most} attacks, %";
    }

    /// <summary>What is measured, for an axis.</summary>
    public string Title { get; }

    /// <summary>The measure for the runs of an experiment; null where it has no such attack.</summary>
    public static RobustMeasure? Of(IReadOnlyList<ReportRun> runs, string? attack)
    {
        var places = new RunPlaces(runs);
        HashSet<string>[] chosen =
        [
            .. Enumerable.Range(0, places.Count).Select(place => Chosen(
                [
                    .. runs.Where(run => places.Of(run) == place).SelectMany(run => run.Maps)
                        .Where(row => row.Attack is not null),
                ],
                attack)),
        ];
        return chosen.Any(attacks => attacks.Count > 0) ? new RobustMeasure(places, chosen, runs[0].Row.K) : null;
    }

    /// <summary>The measure of a run; null where it was not attacked by all attacks that it is of.</summary>
    public double? ValueOf(ReportRun run) => Weakest(run)?.Value;

    /// <summary>The attack that the measure of a run is of; null where it has none.</summary>
    public string? AttackOn(ReportRun run) => Weakest(run)?.Attack;

    /// <summary>What speaks against any of the attacks that the measure of a run is the least over.</summary>
    public IReadOnlyList<string> DoubtsOf(ReportRun run) =>
    [
        .. Rows(run).Where(row => row.Reliable == false)
            .Select(row => $"{row.Attack}: {row.ReliableReason ?? "unknown"}"),
    ];

    /// <summary>
    /// Whether nothing speaks against any of these attacks; null where nobody knows: the run was not attacked by all,
    /// or its tables do not say.
    /// </summary>
    public bool? Reliability(ReportRun run) =>
        Rows(run) is not { Length: > 0 } rows ? null
        : rows.Any(row => row.Reliable == false) ? false
        : rows.Any(row => row.Reliable is null) ? null
        : true;

    /// <summary>Whether nothing is known to speak against these attacks.</summary>
    public bool IsReliable(ReportRun run) => Reliability(run) != false;

    private static HashSet<string> Chosen(IReadOnlyList<MetricRow> rows, string? attack)
    {
        if (attack is not null)
        {
            return rows.Any(row => row.Attack == attack) ? [attack] : [];
        }

        var ensembles = rows.Select(row => row.MemberOf).OfType<string>().ToHashSet();
        return
        [
            .. rows.Where(row => row.MemberOf is null)
                .Where(row => ensembles.Count > 0 ? ensembles.Contains(row.Attack!) : row.Epsilon is not null)
                .Select(row => row.Attack!),
        ];
    }

    // Nothing where one of them is missing.
    private MetricRow[] Rows(ReportRun run)
    {
        if (_places.Of(run) is not { } place)
        {
            return [];
        }

        MetricRow[] rows =
        [
            .. run.Maps.Where(row => row.Attack is { } attack && _attacks[place].Contains(attack))
                .Where(row => row.Value is not null),
        ];
        return rows.DistinctBy(row => row.Attack).Count() == _attacks[place].Count ? rows : [];
    }

    private MetricRow? Weakest(ReportRun run) => Rows(run).MinBy(row => row.Value);
}

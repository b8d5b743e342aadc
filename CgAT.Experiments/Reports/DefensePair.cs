using CgAT.Core.Numerics;
using CgAT.Core.Retrieval;
using CgAT.Experiments.Results;

namespace CgAT.Experiments.Reports;

/// <summary>Two defences with all other settings alike, and the seeds that both were run with.</summary>
internal sealed class DefensePair
{
    private readonly IReadOnlyList<(ReportRun First, ReportRun Second)> _seeds;

    /// <summary>Two runs, whatever their seeds.</summary>
    public DefensePair(ReportRun first, ReportRun second) => _seeds = [(first, second)];

    public DefensePair(SeedGroup first, SeedGroup second) => _seeds =
    [
        .. from one in first.Runs
           join other in second.Runs on one.Row.Seed equals other.Row.Seed
           select (one, other),
    ];

    /// <summary>
    /// Whether two groups differ in nothing but their defences: where both stand on an axis, they stand together.
    /// </summary>
    public static bool AreAlike(SeedGroup first, SeedGroup second) =>
        first.Row.Experiment == second.Row.Experiment
        && first.Runs[0].WithoutDefense == second.Runs[0].WithoutDefense
        && first.Row.Axes.All(axis => second.Row.Axes
            .Where(other => other.Column == axis.Column)
            .All(other => axis.Value is null || other.Value is null || axis.Value.Equals(other.Value)));

    /// <summary>
    /// Why queries of the two can't be told to be the same; null where nothing but the tables of queries could say so.
    /// </summary>
    public string? Hindrance => _seeds.Count == 0
        ? "they have no seed in common"
        : _seeds.Select(pair => Hinders(pair.First.Row, pair.Second.Row)).FirstOrDefault(reason => reason is not null);

    /// <summary>The comparisons of clean queries and under each attack, or under one.</summary>
    public IEnumerable<ComparedDefenses> Compare(string results, string? attack) => Compare(results, results, attack);

    /// <summary>The same, where the two are in two folders.</summary>
    public IEnumerable<ComparedDefenses> Compare(string firstFolder, string secondFolder, string? attack)
    {
        if (Hindrance is not null)
        {
            return [];
        }

        var first = Queries(firstFolder, _seeds.Select(pair => pair.First));
        var second = Queries(secondFolder, _seeds.Select(pair => pair.Second));
        return Attacks(attack)
            .Select(each => Compare(each, _ => each, first, second))
            .OfType<ComparedDefenses>();
    }

    /// <summary>
    /// The comparison of queries of each run under an attack of its own; null where a run has none, or where queries
    /// are not the same.
    /// </summary>
    public ComparedDefenses? CompareEach(string results, Func<ReportRun, string?> attackOf)
    {
        string?[] attacks = [.. _seeds.SelectMany(pair => new[] { attackOf(pair.First), attackOf(pair.Second) })];
        return Hindrance is not null || attacks.Contains(null)
            ? null
            : Compare(
                string.Join(" / ", attacks.Distinct()),
                attackOf,
                Queries(results, _seeds.Select(pair => pair.First)),
                Queries(results, _seeds.Select(pair => pair.Second)));
    }

    private static string? Hinders(RunRow first, RunRow second)
    {
        (string What, string First, string Second)[] facts =
        [
            ("data set", $"{first.Dataset}", $"{second.Dataset}"),
            ("split", first.Split ?? "none", second.Split ?? "none"),
            ("images, labels or lists", first.DatasetDigest, second.DatasetDigest),
            ("number of queries", ReportText.Count(first.QueryCount), ReportText.Count(second.QueryCount)),
            ("cut", $"MAP@{ReportText.Count(first.K)}", $"MAP@{ReportText.Count(second.K)}"),
        ];
        return facts.Where(fact => fact.First != fact.Second)
            .Select(fact => $"they differ in their {fact.What}: {fact.First} and {fact.Second}")
            .FirstOrDefault();
    }

    private IEnumerable<string?> Attacks(string? attack) => _seeds[0].First.Maps
        .Where(row => attack is null ? row.MemberOf is null : row.Attack == attack)
        .Select(row => row.Attack)
        .Distinct();

    private static ILookup<(string Run, string Attack), QueryRow> Queries(
        string results, IEnumerable<ReportRun> runs) => runs
        .SelectMany(run => TableReader.Read<QueryRow>(ResultTables.FileOf<QueryRow>(results, run.Row.RunId)))
        .ToLookup(row => (row.RunId, row.Attack ?? ""));

    private ComparedDefenses? Compare(
        string? attack,
        Func<ReportRun, string?> attackOf,
        ILookup<(string Run, string Attack), QueryRow> first,
        ILookup<(string Run, string Attack), QueryRow> second)
    {
        var one = Means(_seeds.SelectMany(pair => Of(first, pair.First)));
        var other = Means(_seeds.SelectMany(pair => Of(second, pair.Second)));
        if (one.Count == 0 || !one.Keys.SequenceEqual(other.Keys))
        {
            return null;
        }

        return new ComparedDefenses
        {
            Experiment = _seeds[0].First.Row.Experiment,
            Place = string.Join(", ", _seeds[0].First.Places.Union(_seeds[0].Second.Places)),
            Attack = attack,
            K = _seeds[0].First.Row.K,
            Seeds = [.. _seeds.Select(pair => pair.First.Row.Seed)],
            First = one.Values.Average(),
            Second = other.Values.Average(),
            Difference = PairedDifference.Of(
                [.. one.Values],
                [.. other.Values],
                DefenseComparison.Resamples,
                KeyedStream.Create(0, "compare-defences")),
            Doubts =
            [
                .. _seeds.SelectMany(pair => new[] { pair.First, pair.Second })
                    .SelectMany(run => Doubts(run, attackOf(run)))
                    .Distinct(),
            ],
        };

        IEnumerable<QueryRow> Of(ILookup<(string Run, string Attack), QueryRow> queries, ReportRun run) =>
            queries[(run.Row.RunId, attackOf(run) ?? "")];
    }

    // A query that lacks a seed would weigh the others more.
    private SortedDictionary<int, double> Means(IEnumerable<QueryRow> rows) => new(rows
        .GroupBy(row => row.Query)
        .Where(query => query.Count() == _seeds.Count)
        .ToDictionary(query => query.Key, query => query.Average(row => row.ApAtK)));

    private static IEnumerable<string> Doubts(ReportRun run, string? attack) => run.Maps
        .Where(row => row.Attack == attack && row.ReliableReason is not null)
        .Select(row => $"{row.Attack} on '{row.Defense}', {row.ReliableReason}");
}

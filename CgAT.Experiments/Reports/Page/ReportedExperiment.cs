using CgAT.Experiments.Results;

namespace CgAT.Experiments.Reports.Page;

/// <summary>An experiment as a report tells of it: its defences, and how robust each is.</summary>
internal sealed class ReportedExperiment
{
    private const int MostInFigures = 8;

    private ReportedExperiment(string results, string name, IReadOnlyList<SeedGroup> groups, RobustMeasure? robust)
    {
        (Results, Name, Groups, Robust) = (results, name, groups, robust);
        var maps = groups.SelectMany(group => group.Runs).SelectMany(run => run.Maps);
        Attacks = [.. maps.Where(row => row.Attack is not null).DistinctBy(row => row.Attack)];
        Undefended = groups.FirstOrDefault(group => group.IsUndefended);
        Ranked =
        [
            .. groups.Where(group => !group.IsUndefended)
                .OrderByDescending(group => RobustOf(group) ?? group.Clean ?? -1),
        ];
    }

    /// <summary>The results folder.</summary>
    public string Results { get; }

    /// <summary>The name in the spec.</summary>
    public string Name { get; }

    /// <summary>Defences and their places in a sweep, the undefended first.</summary>
    public IReadOnlyList<SeedGroup> Groups { get; }

    /// <summary>How many runs there are.</summary>
    public int Runs => Groups.Sum(group => group.Runs.Count);

    /// <summary>What stands for robustness; null where nothing was attacked.</summary>
    public RobustMeasure? Robust { get; }

    /// <summary>A row of each attack, in the order of the tables.</summary>
    public IReadOnlyList<MetricRow> Attacks { get; }

    /// <summary>The labels of the attacks that stand in the spec itself.</summary>
    public IReadOnlyList<string> StandingAttacks =>
        [.. Attacks.Where(row => row.MemberOf is null).Select(row => row.Attack!)];

    /// <summary>The first undefended group; null where there is none.</summary>
    public SeedGroup? Undefended { get; }

    /// <summary>What is defended, the most robust first; what was not attacked by clean MAP.</summary>
    public IReadOnlyList<SeedGroup> Ranked { get; }

    /// <summary>The cut of the ranking, for titles.</summary>
    public string Metric => $"MAP@{ReportText.Count(Groups[0].Row.K)}";

    /// <summary>The groups that figures have room for: the undefended one and the most robust ones.</summary>
    public IReadOnlyList<SeedGroup> Shown =>
    [
        .. Groups.Where(group => group == Undefended || Ranked.Take(MostInFigures - 1).Contains(group)),
    ];

    /// <summary>The name of a defence's place for links and ids.</summary>
    public string Anchor { get; private init; } = "";

    /// <summary>The experiments of finished runs, by their names.</summary>
    public static IReadOnlyList<ReportedExperiment> All(string results, string? attack)
    {
        var runs = ReportRun.ReadAll(results);
        if (attack is not null && runs.SelectMany(run => run.Maps).All(row => row.Attack != attack))
        {
            throw ReportErrors.Unknown(
                results, "attack", attack, runs.SelectMany(run => run.Maps).Select(row => row.Attack).OfType<string>());
        }

        return
        [
            .. runs.GroupBy(run => run.Row.Experiment)
                .OrderBy(of => of.Key, StringComparer.Ordinal)
                .Select((of, at) => new ReportedExperiment(
                    results, of.Key, SeedGroup.Of(of), RobustMeasure.Of([.. of], attack)) { Anchor = $"e{at + 1}" }),
        ];
    }

    /// <summary>The MAP under attack of a group, in [0, 1]; null where a seed has none.</summary>
    public double? RobustOf(SeedGroup group) =>
        Robust is { } robust ? group.Spread(robust.ValueOf)?.Mean : null;

    /// <summary>What speaks against the attacks that the robustness of a group is of.</summary>
    public IReadOnlyList<string> DoubtsOf(SeedGroup group) => Robust is { } robust
        ? [.. group.Runs.Select(run => robust.DoubtOf(run) is { } doubt ? $"{robust.AttackOn(run)}: {doubt}" : null)
            .OfType<string>().Distinct()]
        : [];

    /// <summary>
    /// The paired differences of two groups, clean and under each attack; none where they are not alike.
    /// </summary>
    public IReadOnlyList<ComparedDefenses> CompareAll(SeedGroup first, SeedGroup second) =>
        DefensePair.AreAlike(first, second) ? [.. new DefensePair(first, second).Compare(Results, null)] : [];

    /// <summary>The paired difference of two groups under an attack; null where there is none.</summary>
    public ComparedDefenses? Compare(SeedGroup first, SeedGroup second, string? attack) =>
        DefensePair.AreAlike(first, second)
            ? new DefensePair(first, second).CompareOne(Results, attack)
            : null;
}

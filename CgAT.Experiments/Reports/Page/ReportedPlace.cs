using CgAT.Experiments.Results;

namespace CgAT.Experiments.Reports.Page;

/// <summary>
/// The defences at one place of a sweep: they differ in nothing but themselves, so they can be held against each other.
/// </summary>
internal sealed class ReportedPlace
{
    private const int MostTold = 3;

    // Far down the ranking nobody asks whether chance could have put the best there.
    private const int MostRivals = 8;

    private readonly string _results;

    private ReportedPlace(string results, string label, IReadOnlyList<SeedGroup> groups, RobustMeasure? robust)
    {
        (_results, Label, Groups, Robust) = (results, label, groups, robust);
        Undefended = groups.Where(group => group.IsUndefended)
            .OrderByDescending(group => RobustOf(group) is not null).FirstOrDefault();
        Ranked =
        [
            .. groups.Where(group => !group.IsUndefended && RobustOf(group) is not null)
                .OrderByDescending(RobustOf),
        ];
        Unranked = [.. groups.Where(group => group != Undefended && !Ranked.Contains(group))];
        Rivals = [.. Best is { } best ? RivalsOf(best) : []];
    }

    /// <summary>What sets it apart from other places, such as "bits 16"; nothing where it is the only one.</summary>
    public string Label { get; }

    /// <summary>All that stands here, the undefended first.</summary>
    public IReadOnlyList<SeedGroup> Groups { get; }

    /// <summary>What stands for robustness; null where nothing was attacked.</summary>
    public RobustMeasure? Robust { get; }

    /// <summary>The undefended group; null where there is none.</summary>
    public SeedGroup? Undefended { get; }

    /// <summary>What is defended and met every attack of the measure, the most robust first.</summary>
    public IReadOnlyList<SeedGroup> Ranked { get; }

    /// <summary>What did not meet every attack, and further undefended groups.</summary>
    public IReadOnlyList<SeedGroup> Unranked { get; }

    /// <summary>The most robust defence; null where none met every attack.</summary>
    public SeedGroup? Best => Ranked.Count > 0 ? Ranked[0] : null;

    /// <summary>
    /// What the most robust defence is held against: the undefended, then the next eight; none where there is no best.
    /// </summary>
    public IReadOnlyList<RankedRival> Rivals { get; }

    /// <summary>The places of the groups of an experiment, in the order of the groups.</summary>
    public static IReadOnlyList<ReportedPlace> All(
        string results, IReadOnlyList<SeedGroup> groups, RobustMeasure? robust)
    {
        var places = new RunPlaces(groups.SelectMany(group => group.Runs));
        SeedGroup[][] found =
        [
            .. groups.GroupBy(group => places.Of(group.Runs[0])).Select(place => place.ToArray())
                .OrderBy(place => place[0].Row.Axes, AxisOrder.Instance),
        ];
        var labels = Labels(found);
        return [.. found.Select((place, at) => new ReportedPlace(results, labels[at], place, robust))];
    }

    /// <summary>The MAP under attack of a group, in [0, 1]; null where a seed has none.</summary>
    public double? RobustOf(SeedGroup group) => Robust is { } robust ? group.Spread(robust.ValueOf)?.Mean : null;

    /// <summary>The attack that the robustness of each seed is of, by name.</summary>
    public IReadOnlyList<string> AttacksOn(SeedGroup group) => Robust is { } robust
        ? [.. group.Runs.Select(robust.AttackOn).OfType<string>().Distinct()]
        : [];

    /// <summary>What speaks against the attacks that the robustness of a group is the least over.</summary>
    public IReadOnlyList<string> DoubtsOf(SeedGroup group) =>
        Robust is { } robust ? [.. group.Runs.SelectMany(robust.DoubtsOf).Distinct()] : [];

    /// <summary>How many members of ensembles among them are doubted, and of how many.</summary>
    public (int Doubted, int All) MembersOf(SeedGroup group)
    {
        MetricRow[] members =
        [
            .. group.Runs.SelectMany(run =>
                run.Maps.Where(row => row.MemberOf is not null && row.MemberOf == Robust?.AttackOn(run))),
        ];
        return (Count(members.Where(row => row.Reliable == false)), Count(members));

        static int Count(IEnumerable<MetricRow> rows) => rows.Select(row => row.Attack).Distinct().Count();
    }

    /// <summary>Whether nothing speaks against them; null where nobody knows.</summary>
    public bool? Reliability(SeedGroup group)
    {
        bool?[] seeds = [.. group.Runs.Select(run => Robust?.Reliability(run))];
        return seeds.Contains(false) ? false : seeds.Contains(null) ? null : true;
    }

    /// <summary>Why two groups can't be paired query by query; null where nothing is known to hinder.</summary>
    public static string? HindranceOf(SeedGroup first, SeedGroup second) => new DefensePair(first, second).Hindrance;

    /// <summary>The paired differences of two groups, clean and under each attack.</summary>
    public IReadOnlyList<ComparedDefenses> CompareAll(SeedGroup first, SeedGroup second) =>
        [.. new DefensePair(first, second).Compare(_results, null)];

    // Each query under the attack that is the least of its own run.
    private IEnumerable<RankedRival> RivalsOf(SeedGroup best) =>
        from rival in Ranked.Skip(1).Take(MostRivals).Prepend(Undefended).OfType<SeedGroup>()
        where RobustOf(rival) is not null
        let pair = new DefensePair(rival, best)
        select new RankedRival(rival, pair.CompareEach(_results, Robust!.AttackOn), pair.Hindrance);

    // By the axes where they suffice, else by the settings that differ.
    private static string[] Labels(SeedGroup[][] places)
    {
        if (places.Length < 2)
        {
            return [.. places.Select(_ => "")];
        }

        string[][] axes = [.. places.Select(AxesOf)];
        var shared = axes.Aggregate((one, other) => [.. one.Intersect(other)]);
        string[] told = [.. axes.Select(each => string.Join(", ", each.Except(shared)))];
        return told.Distinct().Count() == told.Length && !told.Contains("") ? told : SettingsOf(places);
    }

    // What all that stand on an axis have in common there.
    private static string[] AxesOf(SeedGroup[] place) =>
    [
        .. place.SelectMany(group => group.Row.Axes).Where(axis => axis.Value is not null)
            .GroupBy(axis => axis.Column)
            .Select(axis => axis.Select(AxisText.Of).Distinct().ToArray())
            .Where(texts => texts.Length == 1)
            .Select(texts => texts[0]),
    ];

    private static string[] SettingsOf(SeedGroup[][] places)
    {
        var settings = places.Select(place => RunSettings.Flat(
            place.MaxBy(group => group.Runs[0].Attacks.Count)!.Runs[0].WithoutDefense)).ToArray();
        string[] paths =
        [
            .. settings.SelectMany(each => each.Keys).Distinct().Order(StringComparer.Ordinal)
                .Where(path => settings.Select(each => each.GetValueOrDefault(path)).Distinct().Count() > 1),
        ];
        string[] told =
        [
            .. settings.Select(each => string.Join(
                ", ", paths.Where(each.ContainsKey).Take(MostTold).Select(path => $"{path} {each[path]}"))),
        ];

        // The images themselves are all that is left to differ.
        return
        [
            .. told.Select((text, at) => told.Count(other => other == text) == 1 && text.Length > 0
                ? text
                : $"place {at + 1}, data {places[at][0].Row.DatasetDigest}{(text.Length > 0 ? $", {text}" : "")}"),
        ];
    }
}

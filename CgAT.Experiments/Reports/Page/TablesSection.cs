using CgAT.Experiments.Results;

namespace CgAT.Experiments.Reports.Page;

/// <summary>The tables of an experiment: defences, attacks, differences, checks and runs.</summary>
internal static class TablesSection
{
    private const int MostCompared = 12;

    /// <summary>The tables.</summary>
    public static Html Of(ReportedExperiment experiment) => Html.Lines(
        Defenses(experiment), Differences(experiment), Attacks(experiment), Checks(experiment), Runs(experiment));

    private static Html Defenses(ReportedExperiment experiment)
    {
        var attacks = experiment.StandingAttacks;
        var hasWorst = experiment.Robust is not null && attacks.Count > 1;
        var best = experiment.Places.Select(place => place.Best).OfType<SeedGroup>().ToHashSet();
        string[] worst = hasWorst ? ["worst case"] : [];
        return SortableTable.Of(
            $"Defences: {experiment.Metric}, percent",
            ["defence", "seeds", "clean", .. attacks, .. worst],
            [.. experiment.Groups.Select(group => (TableCell[])
            [
                new TableCell(best.Contains(group)
                    ? Html.Of($"<strong>{group.Label}</strong>")
                    : Html.Of($"{group.Label}")),
                TableCell.Whole(group.Runs.Count),
                Map(MeasuredMap.Of(group, null)),
                .. attacks.Select(attack => Map(MeasuredMap.Of(group, attack))),
                .. hasWorst ? [Worst(experiment, group)] : Array.Empty<TableCell>(),
            ])],
            Html.Of($"""
                In brackets 95 % intervals over queries{SeedsNote(experiment)}. ⚠: something speaks against the attack, and
                the number may be too good. Values are expected over all orders of items at equal distance.
                """));
    }

    private static string SeedsNote(ReportedExperiment experiment) =>
        experiment.Groups.Any(group => group.Runs.Count > 1)
            ? ", their ends averaged over seeds; after '±' half the range of seeds"
            : "";

    private static TableCell Map(MeasuredMap? map)
    {
        if (map is null)
        {
            return TableCell.Number("–", null);
        }

        var seeds = map.Seeds is { } range ? $" ±{ReportText.Percent((range.Greatest - range.Least) / 2)}" : "";
        var interval = Html.Of($"<small>{ReportText.Interval(map.Low, map.High)}</small>");
        return TableCell.Number(
            Html.Of($"{ReportText.Percent(map.Value)}{seeds} {interval}{Warning(map)}"), map.Value);
    }

    private static Html Warning(MeasuredMap map) => map.IsReliable
        ? Html.Empty
        : Html.Of($""" <abbr title="{string.Join("; ", map.Doubts)}">⚠</abbr>""");

    private static TableCell Worst(ReportedExperiment experiment, SeedGroup group)
    {
        var value = experiment.RobustOf(group);
        return TableCell.Number(ReportText.Percent(value), value);
    }

    private static Html Differences(ReportedExperiment experiment)
    {
        var pairs = experiment.Places.Where(place => place.Undefended is not null)
            .SelectMany(place => place.Ranked.Concat(place.Unranked)
                .Select(group => (Place: place, None: place.Undefended!, Group: group)))
            .ToArray();
        return SortableTable.Of(
            experiment.Places.Count == 1 && pairs.Length > 0
                ? $"Against '{pairs[0].None.Label}', query by query"
                : "Against the undefended model of the same place, query by query",
            ["defence", "queries", "difference, points", "95 % interval", "p"],
            [
                .. pairs.Take(MostCompared).SelectMany(pair => pair.Place.CompareAll(pair.None, pair.Group)
                    .Select(compared => Difference(pair.Group, compared))),
            ],
            Html.Of($"""
                The paired bootstrap over queries, {ReportText.Count(DefenseComparison.Resamples)} resamples; p-values are
                not corrected for their number.{Left(pairs.Length - MostCompared)}{NotPaired(pairs)}
                """));
    }

    private static string NotPaired((ReportedPlace Place, SeedGroup None, SeedGroup Group)[] pairs) => string.Concat(
        from pair in pairs.Take(MostCompared)
        let reason = ReportedPlace.HindranceOf(pair.None, pair.Group)
        where reason is not null
        select $" '{pair.Group.Label}' is not compared: {reason}.");

    private static string Left(int count) => count > 0
        ? $" {ReportText.Count(count)} more are left out: './cgat compare' tells of them."
        : "";

    private static TableCell[] Difference(SeedGroup group, ComparedDefenses compared) =>
    [
        TableCell.Text(group.Label),
        TableCell.Text(compared.Attack ?? "clean"),
        TableCell.Number(ReportText.Points(compared.Difference.Difference), compared.Difference.Difference),
        new(Html.Of($"{ReportText.PointsInterval(compared.Difference.IntervalLow, compared.Difference.IntervalHigh)}"),
            TableCell.Number("", compared.Difference.IntervalLow).Sort, IsNumber: true),
        TableCell.Number(ReportText.Chance(compared.Difference.PValue), compared.Difference.PValue),
    ];

    private static Html Attacks(ReportedExperiment experiment) => SortableTable.Of(
        "Attacks, one by one",
        [
            "defence", "attack", "epsilon", "made on", experiment.Metric, "ties move it by", "reliable",
            "what speaks against it",
        ],
        [.. from @group in experiment.Groups
            from attack in experiment.Attacks
            let map = MeasuredMap.Of(@group, attack.Attack)
            where map is not null
            select Attack(@group, attack, map)],
        Html.Of($"""
            A slash: a member of an ensemble. 'Ties': between the best and the worst order of items at equal distance,
            points.
            """));

    private static TableCell[] Attack(SeedGroup group, MetricRow attack, MeasuredMap map) =>
    [
        TableCell.Text(group.Label),
        TableCell.Text(attack.Attack),
        TableCell.Number(ReportText.Epsilon(attack.Epsilon) + (attack.Norm == "l2" ? " (L2)" : ""), attack.Epsilon),
        TableCell.Text(map.First.CraftedOn ?? "itself"),
        Map(map),
        TableCell.Number(ReportText.Percent(map.Ties), map.Ties),
        TableCell.Text(map.IsReliable ? "✓" : "⚠ no"),
        TableCell.Text(string.Join("; ", map.Doubts)),
    ];

    private static Html Checks(ReportedExperiment experiment) => SortableTable.Of(
        "Checks for masked gradients",
        ["defence", "seed", "check", "passed", "finding"],
        [.. from @group in experiment.Groups
            from run in @group.Runs
            from check in TableReader.Read<CheckRow>(ResultTables.FileOf<CheckRow>(experiment.Results, run.Row.RunId))
            select new[]
            {
                TableCell.Text(@group.Label),
                TableCell.Whole(run.Row.Seed),
                TableCell.Text(check.CheckName),
                TableCell.Text(check.Passed switch { true => "✓ yes", false => "⚠ no", null => "not made" }),
                TableCell.Text(check.Reason ?? check.Finding),
            }]);

    private static Html Runs(ReportedExperiment experiment) => SortableTable.Of(
        "Runs",
        ["run", "defence", "seed", "clean", "under attack", "training, s"],
        [.. from @group in experiment.Groups
            from run in @group.Runs
            let robust = experiment.Robust?.ValueOf(run)
            let seconds = TrainingTime.Seconds(experiment.Results, run, onProcessor: true)
            select new[]
            {
                TableCell.Code(run.Row.RunId),
                TableCell.Text(@group.Label),
                TableCell.Whole(run.Row.Seed),
                TableCell.Number(ReportText.Percent(run.Clean), run.Clean),
                TableCell.Number(ReportText.Percent(robust), robust),
                TableCell.Number(ReportText.Count((long)Math.Round(seconds)), seconds),
            }],
        Html.Of($"Time: processor time of the defence's training, 0 where it trains nothing."));
}

namespace CgAT.Experiments.Reports;

/// <summary>A defence along an axis, all other axes standing still.</summary>
internal sealed record SweptLine
{
    /// <summary>The defence.</summary>
    public required string Defense { get; init; }

    /// <summary>The defence, and where it stands on other axes that it has several values of.</summary>
    public required string Label { get; init; }

    /// <summary>Whether the defence is none.</summary>
    public required bool IsUndefended { get; init; }

    /// <summary>
    /// The points by rising values of the axis; one without a value where the axis does nothing to it.
    /// </summary>
    public required IReadOnlyList<SweptPoint> Points { get; init; }

    /// <summary>
    /// The lines of an experiment, of those groups that have both measures. Where a defence has lines over several
    /// values, those of one value, as of another choice in an ablation, say nothing about the axis and are left out.
    /// </summary>
    public static IReadOnlyList<SweptLine> Of(ExperimentRuns experiment, string axis)
    {
        var free = FreeAxes(experiment, axis);
        var usual = new UsualPlaces(experiment.Groups.Select(group => group.Row));
        SweptLine[] lines =
        [
            .. from runs in experiment.Groups
               let clean = runs.Spread(run => 100 * run.Clean)
               let robust = runs.Spread(run => 100 * experiment.Robust.ValueOf(run))
               where clean is not null && robust is not null
               let point = new SweptPoint
               {
                   Value = ValueOf(runs, axis),
                   Clean = clean,
                   Robust = robust,
                   IsReliable = runs.Runs.All(experiment.Robust.IsReliable),
               }
               let label = string.Join(", ", OtherPlaces(runs, free, usual).Prepend(runs.Row.Defense))
               group point by (Label: label, runs.IsUndefended, runs.Row.Defense) into line
               select new SweptLine
               {
                   Label = line.Key.Label,
                   IsUndefended = line.Key.IsUndefended,
                   Defense = line.Key.Defense,
                   Points = [.. line.OrderBy(point => point.Value, Comparer<object?>.Create(AxisOrder.Compare))],
               },
        ];
        var swept = lines.Where(line => line.Points.Count > 1).Select(line => line.Defense).ToHashSet();
        return [.. lines.Where(line => line.Points is not [{ Value: not null }] || !swept.Contains(line.Defense))];
    }

    private static object? ValueOf(SeedGroup runs, string axis) =>
        runs.Row.Axes.FirstOrDefault(each => AxisText.Name(each) == axis)?.Value;

    private static IEnumerable<string> OtherPlaces(SeedGroup runs, HashSet<string> free, UsualPlaces usual) =>
        runs.Row.Axes
        .Where(each => each.Value is not null && free.Contains(AxisText.Name(each)) && !usual.Contains(runs.Row, each))
        .Select(AxisText.Of);

    // An axis that goes in step with the one that is drawn, as in a zip, makes no line of its own.
    private static HashSet<string> FreeAxes(ExperimentRuns experiment, string axis) =>
    [
        .. from runs in experiment.Groups
           from other in runs.Row.Axes
           where AxisText.Name(other) != axis && other.Value is not null
           group other.Value by (runs.Row.Defense, At: ValueOf(runs, axis), Name: AxisText.Name(other)) into values
           where values.Distinct().Count() > 1
           select values.Key.Name,
    ];
}

namespace CgAT.Experiments.Reports;

/// <summary>A defence along an axis, all other axes standing still.</summary>
internal sealed record SweptLine
{
    /// <summary>The defence, and where it stands on other axes that it has several values of.</summary>
    public required string Label { get; init; }

    /// <summary>Whether the defence is none.</summary>
    public required bool IsUndefended { get; init; }

    /// <summary>
    /// The points by rising values of the axis; one without a value where the axis does nothing to it.
    /// </summary>
    public required IReadOnlyList<SweptPoint> Points { get; init; }

    /// <summary>The lines of an experiment, of those groups that have both measures.</summary>
    public static IReadOnlyList<SweptLine> Of(ExperimentRuns experiment, string axis)
    {
        var free = FreeAxes(experiment, axis);
        return
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
               let label = string.Join(", ", OtherPlaces(runs, free).Prepend(runs.Row.Defense))
               group point by (Label: label, runs.IsUndefended) into line
               select new SweptLine
               {
                   Label = line.Key.Label,
                   IsUndefended = line.Key.IsUndefended,
                   Points = [.. line.OrderBy(point => point.Value, Comparer<object?>.Create(AxisOrder.Compare))],
               },
        ];
    }

    private static object? ValueOf(SeedGroup runs, string axis) =>
        runs.Row.Axes.FirstOrDefault(each => AxisText.Name(each) == axis)?.Value;

    private static IEnumerable<string> OtherPlaces(SeedGroup runs, HashSet<string> free) => runs.Row.Axes
        .Where(each => each.Value is not null && free.Contains(AxisText.Name(each)))
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

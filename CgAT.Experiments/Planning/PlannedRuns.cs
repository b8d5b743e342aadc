using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Planning;

/// <summary>
/// Gathers the runs of all points of a sweep. A run that comes again, at a point that differs only in what it does not
/// depend on, is one run.
/// </summary>
internal sealed class PlannedRuns
{
    private readonly List<(RunPlan Run, List<SweepPoint> Points)> _runs = [];
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);

    /// <summary>The runs in the order in which they came first.</summary>
    public IReadOnlyList<RunPlan> All() => _runs.ConvertAll(each =>
        each.Points.Count == 1 ? each.Run : each.Run with { Points = each.Points, Axes = Shared(each.Points) });

    public void Add(SweepPoint point, long seed, DefenseSpec defense, IReadOnlyList<IStage> stages)
    {
        var id = stages[^1].Identity.Key[..16];
        if (!_indexes.TryAdd(id, _runs.Count))
        {
            _runs[_indexes[id]].Points.Add(point);
            return;
        }

        List<SweepPoint> points = [point];
        var run = new RunPlan
        {
            RunId = id,
            Points = points,
            Axes = point.Axes,
            Seed = seed,
            Defense = defense,
            Stages = stages,
        };
        _runs.Add((run, points));
    }

    private static AxisValue[] Shared(List<SweepPoint> points) =>
    [
        .. points[0].Axes.Select((place, axis) =>
            points.TrueForAll(point => Equals(point.Axes[axis].Value, place.Value))
                ? place
                : new AxisValue { Axis = place.Axis, Value = null }),
    ];
}

using CgAT.Experiments.Planning;
using CgAT.Experiments.Results;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Sweeps;

namespace CgAT.Experiments.Execution;

/// <summary>The axes of a sweep as columns: each of one type, whatever its runs have there.</summary>
internal sealed class RunAxes(ExpandedSpec spec)
{
    private readonly AxisType[] _types = [.. spec.Axes.Select((_, axis) => TypeOf(spec, axis))];

    /// <summary>Where a run stands.</summary>
    public IReadOnlyList<RunAxis> Of(RunPlan run) => [.. run.Axes.Select((place, axis) => new RunAxis
    {
        Column = RunAxis.Prefix + AxisNames.ColumnOf(place.Axis),
        Type = _types[axis],
        Value = (_types[axis], place.Value) switch
        {
            (_, null) => null,
            (AxisType.Number, long whole) => (double)whole,
            (AxisType.Text, var value) => AxisValue.Write(value),
            var (_, value) => value,
        },
    })];

    private static AxisType TypeOf(ExpandedSpec spec, int axis)
    {
        var types = spec.Points.Select(point => point.Axes[axis].Value?.GetType()).OfType<Type>().Distinct().ToArray();
        return types switch
        {
            [var only] when only == typeof(long) => AxisType.WholeNumber,
            [var only] when only == typeof(bool) => AxisType.Switch,
            [_, ..] when types.All(type => type == typeof(long) || type == typeof(double)) => AxisType.Number,
            _ => AxisType.Text,
        };
    }
}

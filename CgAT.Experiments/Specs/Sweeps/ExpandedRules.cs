namespace CgAT.Experiments.Specs.Sweeps;

/// <summary>The rules of sweeps that were made in code.</summary>
internal static class ExpandedRules
{
    /// <summary>The first rule that is broken; null where none is.</summary>
    public static string? WhatIsWrong(
        ExperimentSpec spec, IReadOnlyList<string> axes, IReadOnlyList<SweepPoint> points)
    {
        if (points.Count == 0)
        {
            return "a sweep has at least one point";
        }

        if (axes.Select(AxisNames.ColumnOf).Distinct(StringComparer.Ordinal).Count() < axes.Count
            || axes.Any(axis => AxisNames.ColumnOf(axis).Length == 0))
        {
            return $"axes need names that make columns of their own: {string.Join(", ", axes)}";
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        return points.Select(point => WhatIsWrong(spec, axes, point, seen)).FirstOrDefault(wrong => wrong is not null);
    }

    private static string? WhatIsWrong(
        ExperimentSpec spec, IReadOnlyList<string> axes, SweepPoint point, HashSet<string> seen)
    {
        var place = string.Join(", ", point.Axes.Select(value => $"{value.Axis} {value.Text}"));
        if (!point.Axes.Select(value => value.Axis).SequenceEqual(axes))
        {
            return $"the point at {place} is not on the axes {string.Join(", ", axes)}";
        }

        if (point.Axes.FirstOrDefault(value => !IsOfTables(value.Value)) is { } odd)
        {
            return $"{odd.Axis} is a {odd.Value!.GetType().Name}, not a bool, long, finite double, text or null";
        }

        if (!seen.Add(SpecIdentity.PlaceOf(point)))
        {
            return $"there are two points at {place}";
        }

        return point.Spec.Name != spec.Name || point.Spec.Numerics != spec.Numerics
            ? $"the point at {place} has another name or other numerics than the spec"
            : null;
    }

    private static bool IsOfTables(object? value) =>
        value is null or bool or long or string || (value is double number && double.IsFinite(number));
}

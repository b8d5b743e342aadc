namespace CgAT.Experiments.Specs;

/// <summary>One point of a sweep.</summary>
public sealed record SweepPoint
{
    /// <summary>Where it stands on each axis, in the order of <see cref="ExpandedSpec.Axes"/>.</summary>
    public required IReadOnlyList<AxisValue> Axes { get; init; }

    /// <summary>The spec of the point, which knows nothing of the sweep.</summary>
    public required ExperimentSpec Spec { get; init; }

    /// <summary>Where the point stands, for the end of an error's message; empty where nothing is swept.</summary>
    internal string Where => Axes.Count == 0
        ? ""
        : $", where {string.Join(" and ", Axes.Select(place => $"{place.Axis} is {place.Text}"))}";
}

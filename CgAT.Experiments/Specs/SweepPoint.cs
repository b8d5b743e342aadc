namespace CgAT.Experiments.Specs;

/// <summary>One point of a sweep.</summary>
public sealed record SweepPoint
{
    /// <summary>Where it stands on each axis, in the order of <see cref="ExpandedSpec.Axes"/>.</summary>
    public required IReadOnlyList<AxisValue> Axes { get; init; }

    /// <summary>The spec of the point, which knows nothing of the sweep.</summary>
    public required ExperimentSpec Spec { get; init; }
}

using CgAT.Experiments.Specs.Sweeps;

namespace CgAT.Experiments.Specs;

/// <summary>A spec with all points of its sweep. A spec without a sweep is one point without axes.</summary>
public sealed record ExpandedSpec
{
    private ExpandedSpec(ExperimentSpec spec, IReadOnlyList<string> axes, IReadOnlyList<SweepPoint> points)
    {
        Base = spec;
        Axes = axes;
        Points = points;
    }

    /// <summary>The spec without its sweep: its name, and how it is computed, hold for all points.</summary>
    public ExperimentSpec Base { get; }

    /// <summary>The names of the axes.</summary>
    public IReadOnlyList<string> Axes { get; }

    /// <summary>The points in the order in which they are run; at least one.</summary>
    public IReadOnlyList<SweepPoint> Points { get; }

    /// <summary>A spec without a sweep.</summary>
    public static ExpandedSpec Of(ExperimentSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return new ExpandedSpec(spec, [], [new SweepPoint { Axes = [], Spec = spec }]);
    }

    /// <summary>A sweep that was made in code.</summary>
    /// <param name="spec">The spec without the sweep.</param>
    /// <param name="points">The points; all on the same axes, no two at the same place.</param>
    /// <exception cref="ArgumentException">
    /// There is no point, two points are on different axes or at the same place, two axes have names that make one
    /// column, a value is none that a table can hold, or a point differs in what is no part of the science.
    /// </exception>
    public static ExpandedSpec Of(ExperimentSpec spec, IReadOnlyList<SweepPoint> points)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(points);
        var axes = points.Count == 0 ? [] : points[0].Axes.Select(value => value.Axis).ToArray();
        if (ExpandedRules.WhatIsWrong(spec, axes, points) is { } wrong)
        {
            throw new ArgumentException(wrong, nameof(points));
        }

        return new ExpandedSpec(spec, axes, points);
    }

    /// <summary>A spec without a sweep.</summary>
    public static implicit operator ExpandedSpec(ExperimentSpec spec) => Of(spec);

    /// <summary>The same sweep with every spec replaced by what <paramref name="change"/> makes of it.</summary>
    public ExpandedSpec Map(Func<ExperimentSpec, ExperimentSpec> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Axes.Count == 0
            ? Of(change(Base))
            : Of(change(Base), [.. Points.Select(point => point with { Spec = change(point.Spec) })]);
    }

    /// <summary>A sweep that was read, whose rules the reader has seen to.</summary>
    internal static ExpandedSpec OfRead(
        ExperimentSpec spec, IReadOnlyList<string> axes, IReadOnlyList<SweepPoint> points) => new(spec, axes, points);
}

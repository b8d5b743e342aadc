using OxyPlot;

namespace CgAT.Experiments.Reports.Drawing;

/// <summary>A line of a panel.</summary>
internal sealed record Curve
{
    /// <summary>What it is of, for the legend; curves of one name have one colour and one entry there.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is of an undefended model, which is black.</summary>
    public bool IsUndefended { get; init; }

    /// <summary>Whether it is of something that the solid line of that name is held against.</summary>
    public bool IsDashed { get; init; }

    /// <summary>Whether its points are marked.</summary>
    public bool HasMarks { get; init; }

    /// <summary>The points, from left to right.</summary>
    public required IReadOnlyList<DataPoint> Points { get; init; }
}

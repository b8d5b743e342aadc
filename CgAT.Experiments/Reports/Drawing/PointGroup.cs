using OxyPlot;

namespace CgAT.Experiments.Reports.Drawing;

/// <summary>What a point of a figure stands for: two measures over the same seeds.</summary>
internal sealed record PointGroup
{
    public required string Label { get; init; }

    public required PointLook Look { get; init; }

    public required SeedSpread X { get; init; }

    public required SeedSpread Y { get; init; }

    /// <summary>False where something speaks against an attack: the point is hollow.</summary>
    public required bool IsReliable { get; init; }

    public DataPoint Mean => new(X.Mean, Y.Mean);

    /// <summary>The mean and the points of single seeds.</summary>
    public IEnumerable<DataPoint> All => X.Values.Zip(Y.Values, (x, y) => new DataPoint(x, y)).Prepend(Mean);
}

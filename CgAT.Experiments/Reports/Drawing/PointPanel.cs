using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace CgAT.Experiments.Reports.Drawing;

/// <summary>
/// A panel of labelled points: the mean over seeds, bars from the least to the greatest, and a dot a seed.
/// </summary>
internal static class PointPanel
{
    private const double LeastWidth = 5;

    /// <summary>Draws groups of seeds, at least one.</summary>
    /// <param name="title">The title of the panel.</param>
    /// <param name="horizontal">The axis below, with its title; its ends are set here.</param>
    /// <param name="vertical">The title of the axis at the left.</param>
    /// <param name="points">The groups.</param>
    /// <param name="joins">Whether a line goes over all places of one defence, from left to right.</param>
    public static PlotModel Draw(
        string title, Axis horizontal, string vertical, IReadOnlyList<PointGroup> points, bool joins = false)
    {
        (horizontal.Minimum, horizontal.Maximum) = FigureStyle.Room(
            [.. points.SelectMany(each => each.X.Values)], LeastWidth, floor: 0);
        var (low, high) = FigureStyle.Room([.. points.SelectMany(each => each.Y.Values)], LeastWidth);
        var panel = FigureStyle.Panel(title, horizontal, vertical, low, high);
        foreach (var places in points.Where(_ => joins).GroupBy(point => point.Look.Color))
        {
            panel.Series.Add(Line(
                OxyColor.FromAColor(0xb0, places.Key), places.Select(point => point.Mean).OrderBy(mean => mean.X)));
        }

        foreach (var point in points)
        {
            Add(panel, point);
        }

        var placement = new LabelPlacement(panel, FigureSheet.Panel, points.SelectMany(each => each.All));
        foreach (var point in points)
        {
            placement.Add(point.Mean, point.Label, point.Look.Color);
        }

        return panel;
    }

    private static void Add(PlotModel panel, PointGroup group)
    {
        var color = group.Look.Color;
        if (group.X.Values.Count > 1)
        {
            panel.Series.Add(Bar(color, new(group.X.Least, group.Y.Mean), new(group.X.Greatest, group.Y.Mean)));
            panel.Series.Add(Bar(color, new(group.X.Mean, group.Y.Least), new(group.X.Mean, group.Y.Greatest)));
            panel.Series.Add(Dots(
                group.X.Values.Zip(group.Y.Values, (x, y) => new ScatterPoint(x, y)),
                color, 2, MarkerType.Circle, filled: true));
        }

        panel.Series.Add(Dots(
            [new(group.Mean.X, group.Mean.Y)], color, 5, group.Look.Marker, group.IsReliable));
    }

    private static LineSeries Bar(OxyColor color, DataPoint start, DataPoint end) =>
        Line(OxyColor.FromAColor(0x90, color), [start, end]);

    private static LineSeries Line(OxyColor color, IEnumerable<DataPoint> points)
    {
        var line = new LineSeries { Color = color, StrokeThickness = 1.5 };
        line.Points.AddRange(points);
        return line;
    }

    private static ScatterSeries Dots(
        IEnumerable<ScatterPoint> points, OxyColor color, double size, MarkerType shape, bool filled)
    {
        var dots = new ScatterSeries
        {
            MarkerType = shape,
            MarkerSize = size,
            MarkerFill = filled ? color : OxyColors.White,
            MarkerStroke = color,
            MarkerStrokeThickness = filled ? 0 : 1.8,
        };
        dots.Points.AddRange(points);
        return dots;
    }
}

using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace CgAT.Experiments.Reports.Drawing;

/// <summary>A panel of rows, in each a point with an interval for each name, one below the other.</summary>
internal static class RowPanel
{
    private const double OfRow = 0.7;
    private const double PixelsOfPoint = 15;
    private const double Around = 150;

    /// <summary>How large the panel wants to be.</summary>
    public static OxySize Size(int rows, int names) =>
        new(FigureSheet.Panel.Width, Around + (rows * Math.Max(PixelsOfPoint * names / OfRow, 26)));

    /// <summary>Draws points, at least one.</summary>
    /// <param name="title">What stands above.</param>
    /// <param name="horizontal">What the values are.</param>
    /// <param name="rows">The names of the rows, the first one on top.</param>
    /// <param name="points">The points.</param>
    /// <param name="guides">Values with a dashed line through all rows.</param>
    public static PlotModel Draw(
        string title,
        string horizontal,
        IReadOnlyList<string> rows,
        IReadOnlyList<RowPoint> points,
        IReadOnlyList<double>? guides = null)
    {
        var (low, high) = FigureStyle.Room(
            [.. points.SelectMany(point => new[] { point.Low, point.High })], least: 5, floor: 0);
        var below = new LinearAxis { Minimum = Math.Max(low, -1), Maximum = Math.Min(high, 101) };
        var panel = FigureStyle.Panel(title, FigureStyle.Dress(below, horizontal, AxisPosition.Bottom));
        panel.Axes.Add(FigureStyle.Dress(new RowAxis(rows), "", AxisPosition.Left));
        panel.Legends.Add(FigureStyle.Legend());
        var names = points.Select(point => point.Name).Distinct().ToList();
        var colors = FigureStyle.Colors([.. points.Select(point => (point.Name, point.IsUndefended))]);
        foreach (var guide in guides ?? [])
        {
            panel.Annotations.Add(new LineAnnotation
            {
                Type = LineAnnotationType.Vertical,
                X = guide,
                Color = FigureStyle.Ink,
                StrokeThickness = 0.8,
            });
        }

        for (var at = 0; at < points.Count; at++)
        {
            var name = names.IndexOf(points[at].Name);
            var place = points[at].Row + (OfRow * (((name + 0.5) / names.Count) - 0.5));
            panel.Series.Add(Interval(points[at], place, colors[at]));
            panel.Series.Add(Mark(points[at], place, colors[at], FigureStyle.Marker(name)));
        }

        foreach (var name in names)
        {
            var first = points.ToList().FindIndex(point => point.Name == name);
            panel.Series.Add(new LineSeries
            {
                Title = name,
                Color = colors[first],
                StrokeThickness = 1.8,
                MarkerType = FigureStyle.Marker(names.IndexOf(name)),
                MarkerSize = 4,
                MarkerFill = colors[first],
            });
        }

        return panel;
    }

    private static LineSeries Interval(RowPoint point, double place, OxyColor color)
    {
        var bar = new LineSeries { Color = color, StrokeThickness = 1.8, RenderInLegend = false };
        bar.Points.Add(new DataPoint(point.Low, place));
        bar.Points.Add(new DataPoint(point.High, place));
        return bar;
    }

    private static LineSeries Mark(RowPoint point, double place, OxyColor color, MarkerType marker)
    {
        var mark = new LineSeries
        {
            Color = color,
            RenderInLegend = false,
            MarkerType = marker,
            MarkerSize = 4.5,
            MarkerFill = point.IsReliable ? color : OxyColors.White,
            MarkerStroke = color,
            MarkerStrokeThickness = 1.6,
        };
        mark.Points.Add(new DataPoint(point.Value, place));
        return mark;
    }
}

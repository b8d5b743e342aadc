using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace CgAT.Experiments.Reports.Drawing;

/// <summary>
/// A panel of lines over an axis of a sweep: the means over seeds, and bars from the least to the greatest.
/// </summary>
internal static class LinePanel
{
    /// <summary>Draws lines of which at least one has a point with a value.</summary>
    public static PlotModel Draw(string title, string horizontal, string vertical, IReadOnlyList<SweptLine> lines)
    {
        object[] values =
        [
            .. lines.SelectMany(line => line.Points).Select(point => point.Value).OfType<object>().Distinct()
                .Order(Comparer<object>.Create(AxisOrder.Compare)),
        ];
        var axis = new ValueAxis(horizontal, values);
        var scale = axis.HasLogarithms ? ", logarithmic" : "";
        FigureStyle.Dress(axis, horizontal + scale, AxisPosition.Bottom);
        var spreads = lines.SelectMany(line => line.Points).SelectMany(point => new[] { point.Clean, point.Robust });
        var (low, high) = FigureStyle.Room([.. spreads.SelectMany(spread => spread.Values)], 5);
        var panel = FigureStyle.Panel(title, axis, vertical, low, high);
        panel.Legends.Add(FigureStyle.Legend());
        var colors = FigureStyle.Colors([.. lines.Select(line => (line.Label, line.IsUndefended))]);
        for (var at = 0; at < lines.Count; at++)
        {
            Add(panel, axis, lines[at], colors[at], FigureStyle.Marker(at));
        }

        return panel;
    }

    private static void Add(PlotModel panel, ValueAxis axis, SweptLine line, OxyColor color, MarkerType marker)
    {
        Add(panel, axis, line, color, marker, point => point.Clean, LineStyle.Dash, null);
        Add(panel, axis, line, color, marker, point => point.Robust, LineStyle.Solid, line.Label);
    }

    private static void Add(
        PlotModel panel, ValueAxis axis, SweptLine line, OxyColor color, MarkerType marker,
        Func<SweptPoint, SeedSpread> of, LineStyle style, string? title)
    {
        var means = new LineSeries
        {
            Title = title,
            RenderInLegend = title is not null,
            Color = color,
            LineStyle = style,
            StrokeThickness = 1.8,
            MarkerType = marker,
            MarkerSize = 4,
            MarkerFill = line.Points.All(point => point.IsReliable) || title is null ? color : OxyColors.White,
            MarkerStroke = color,
            MarkerStrokeThickness = 1.6,
        };
        panel.Series.Add(means);
        if (line.Points is [{ Value: null } everywhere])
        {
            means.MarkerType = MarkerType.None;
            means.Points.Add(new DataPoint(axis.Minimum, of(everywhere).Mean));
            means.Points.Add(new DataPoint(axis.Maximum, of(everywhere).Mean));
            return;
        }

        foreach (var point in line.Points.Where(point => point.Value is not null))
        {
            var (at, spread) = (axis.PlaceOf(point.Value!), of(point));
            means.Points.Add(new DataPoint(at, spread.Mean));
            panel.Series.Add(Bar(color, at, spread));
        }
    }

    private static LineSeries Bar(OxyColor color, double at, SeedSpread spread)
    {
        var bar = new LineSeries
        {
            Color = OxyColor.FromAColor(0x70, color),
            StrokeThickness = 1.5,
            RenderInLegend = false,
        };
        bar.Points.Add(new DataPoint(at, spread.Least));
        bar.Points.Add(new DataPoint(at, spread.Greatest));
        return bar;
    }
}

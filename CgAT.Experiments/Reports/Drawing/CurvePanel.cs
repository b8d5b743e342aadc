using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace CgAT.Experiments.Reports.Drawing;

/// <summary>A panel of curves with a legend below.</summary>
internal static class CurvePanel
{
    private const double LeastWidth = 1e-6;

    /// <summary>Draws curves, at least one of which has a point.</summary>
    /// <param name="title">The title of the panel.</param>
    /// <param name="horizontal">The title of the axis below.</param>
    /// <param name="vertical">The title of the axis at the left.</param>
    /// <param name="curves">The curves.</param>
    /// <param name="floor">Where the axis at the left begins; null for a little below the least value.</param>
    public static PlotModel Draw(
        string title, string horizontal, string vertical, IReadOnlyList<Curve> curves, double? floor = null)
    {
        var values = curves.SelectMany(curve => curve.Points).Select(point => point.Y);
        var (low, high) = FigureStyle.Room(
            [.. values, .. floor is { } least ? [least] : Array.Empty<double>()], LeastWidth);
        var below = FigureStyle.Dress(
            new LinearAxis { MinimumPadding = 0.02, MaximumPadding = 0.02 }, horizontal, AxisPosition.Bottom);
        var panel = FigureStyle.Panel(title, below, vertical, floor ?? low, high);
        panel.Legends.Add(FigureStyle.Legend());
        var colors = FigureStyle.Colors([.. curves.Select(curve => (curve.Name, curve.IsUndefended))]);
        var names = curves.Select(curve => curve.Name).Distinct().ToList();
        for (var at = 0; at < curves.Count; at++)
        {
            panel.Series.Add(Line(
                curves[at],
                colors[at],
                FigureStyle.Marker(names.IndexOf(curves[at].Name)),
                isFirst: curves.Take(at).All(curve => curve.Name != curves[at].Name)));
        }

        return panel;
    }

    private static LineSeries Line(Curve curve, OxyColor color, MarkerType marker, bool isFirst)
    {
        var line = new LineSeries
        {
            Title = curve.Name,
            RenderInLegend = isFirst,
            Color = color,
            LineStyle = curve.IsDashed ? LineStyle.Dash : LineStyle.Solid,
            StrokeThickness = 1.8,
            MarkerType = curve.HasMarks ? marker : MarkerType.None,
            MarkerSize = 4,
            MarkerFill = color,
        };
        line.Points.AddRange(curve.Points);
        return line;
    }
}

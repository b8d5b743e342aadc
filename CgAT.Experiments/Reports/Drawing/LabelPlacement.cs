using OxyPlot;
using OxyPlot.Annotations;

namespace CgAT.Experiments.Reports.Drawing;

/// <summary>
/// Puts labels beside points, one after the other, each at the place around its point where it covers least of points,
/// of other labels and of what lies outside.
/// </summary>
internal sealed class LabelPlacement
{
    private const double Longest = 26;

    // What a pixel of distance costs, in pixels that are covered; and from where on a line leads to a label.
    private const double OfDistance = 4;
    private const double Near = 20;
    private static readonly double[] s_distances = [9, 20, 34, 52, 74, 100];

    private readonly PlotModel _panel;
    private readonly TextMeasure _measure;
    private readonly List<OxyRect> _taken;

    /// <summary>Places labels in a panel that is drawn in a size.</summary>
    public LabelPlacement(PlotModel panel, OxySize size, IEnumerable<DataPoint> points)
    {
        _panel = panel;
        _measure = new TextMeasure(size.Width, size.Height);
        ((IPlotModel)panel).Update(true);
        ((IPlotModel)panel).Render(_measure, new OxyRect(0, 0, size.Width, size.Height));
        _taken = [.. points.Select(point => Around(OnScreen(point), 5))];
    }

    /// <summary>Adds the label of a point.</summary>
    public void Add(DataPoint point, string text, OxyColor color)
    {
        var label = Wrapped(text);
        var size = _measure.MeasureText(label, FigureStyle.Font, FigureStyle.LabelSize, FontWeights.Normal);
        var (offset, place, distance) = Places(OnScreen(point), size)
            .MinBy(each => Cost(each.Place) + (OfDistance * each.Distance));
        _taken.Add(place);
        if (distance > Near)
        {
            _panel.Annotations.Add(Leader(point, place, color));
        }

        _panel.Annotations.Add(new TextAnnotation
        {
            Text = label,
            TextPosition = point,
            Offset = offset,
            TextHorizontalAlignment = HorizontalAlignment.Center,
            TextVerticalAlignment = VerticalAlignment.Middle,
            TextColor = FigureStyle.OfLabel(color),
            FontSize = FigureStyle.LabelSize,
            StrokeThickness = 0,
        });
    }

    // Near places first, right of the point, then left, above, below, and at the corners: the first of equals is taken.
    private static IEnumerable<(ScreenVector Offset, OxyRect Place, double Distance)> Places(
        ScreenPoint at, OxySize size) =>
        from distance in s_distances
        from side in new (double X, double Y)[] { (1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1) }
        let offset = new ScreenVector(
            side.X * ((size.Width / 2) + (side.Y == 0 ? distance : distance / 2)),
            side.Y * ((size.Height / 2) + (side.X == 0 ? distance : distance / 2)))
        let place = new OxyRect(
            at.X + offset.X - (size.Width / 2), at.Y + offset.Y - (size.Height / 2), size.Width, size.Height)
        select (offset, place, distance);

    // From the point to the nearest place of the label's edge.
    private ArrowAnnotation Leader(DataPoint point, OxyRect place, OxyColor color)
    {
        var at = OnScreen(point);
        return new ArrowAnnotation
        {
            StartPoint = point,
            EndPoint = _panel.DefaultXAxis.InverseTransform(
                Math.Clamp(at.X, place.Left, place.Right),
                Math.Clamp(at.Y, place.Top, place.Bottom),
                _panel.DefaultYAxis),
            HeadLength = 0,
            HeadWidth = 0,
            StrokeThickness = 0.8,
            Color = color,
        };
    }

    // In whole pixels: what rounding leaves of nothing must not decide.
    private double Cost(OxyRect place) => Math.Round(
        _taken.Sum(taken => Common(taken, place))
        + (2 * ((place.Width * place.Height) - Common(_panel.PlotArea, place))));

    private static double Common(OxyRect one, OxyRect other) =>
        Math.Max(0, Math.Min(one.Right, other.Right) - Math.Max(one.Left, other.Left))
        * Math.Max(0, Math.Min(one.Bottom, other.Bottom) - Math.Max(one.Top, other.Top));

    private static OxyRect Around(ScreenPoint at, double half) => new(at.X - half, at.Y - half, 2 * half, 2 * half);

    private ScreenPoint OnScreen(DataPoint point) =>
        _panel.DefaultXAxis.Transform(point.X, point.Y, _panel.DefaultYAxis);

    private static string Wrapped(string text)
    {
        var parts = text.Split(", ");
        var line = parts[0];
        var lines = new List<string>();
        foreach (var part in parts.Skip(1))
        {
            if (line.Length + part.Length + 2 > Longest)
            {
                lines.Add(line + ",");
                line = part;
            }
            else
            {
                line += ", " + part;
            }
        }

        return string.Join('\n', [.. lines, line]);
    }
}

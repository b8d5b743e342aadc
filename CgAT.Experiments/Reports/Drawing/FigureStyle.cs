using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;

namespace CgAT.Experiments.Reports.Drawing;

/// <summary>
/// How figures look: colours that people see apart however they see colours (Okabe and Ito, 2008), and shapes beside
/// them; dark text on white.
/// </summary>
internal static class FigureStyle
{
    public const string Font = "Arial, Helvetica, Liberation Sans, sans-serif";
    public const double FontSize = 13;
    public const double LabelSize = 12;

    private static readonly OxyColor[] s_colors =
    [
        OxyColor.FromRgb(0x00, 0x72, 0xB2), OxyColor.FromRgb(0xD5, 0x5E, 0x00),
        OxyColor.FromRgb(0x00, 0x9E, 0x73), OxyColor.FromRgb(0xCC, 0x79, 0xA7), OxyColor.FromRgb(0xE6, 0x9F, 0x00),
        OxyColor.FromRgb(0x56, 0xB4, 0xE9),
    ];

    private static readonly MarkerType[] s_markers =
        [MarkerType.Circle, MarkerType.Square, MarkerType.Diamond, MarkerType.Triangle];

    /// <summary>The colours of things that are defended, in their order.</summary>
    public static IReadOnlyList<OxyColor> Series => s_colors;

    public static OxyColor Black { get; } = OxyColor.FromRgb(0x00, 0x00, 0x00);

    public static OxyColor Ink { get; } = OxyColor.FromRgb(0x22, 0x22, 0x22);

    public static OxyColor Grid { get; } = OxyColor.FromRgb(0xE4, 0xE4, 0xE4);

    /// <summary>
    /// The colours of things in their order: black for the undefended ones, and one for each name of the others; after
    /// six they come again.
    /// </summary>
    public static IReadOnlyList<OxyColor> Colors(IReadOnlyList<(string Name, bool IsUndefended)> things)
    {
        var names = things.Where(thing => !thing.IsUndefended).Select(thing => thing.Name).Distinct().ToList();
        return
        [
            .. things.Select(thing =>
                thing.IsUndefended ? Black : s_colors[names.IndexOf(thing.Name) % s_colors.Length]),
        ];
    }

    /// <summary>The colour of the label of something in a colour.</summary>
    public static OxyColor OfLabel(OxyColor color) => OxyColor.Interpolate(color, Ink, 0.35);

    /// <summary>The shape of the n-th thing.</summary>
    public static MarkerType Marker(int index) => s_markers[index % s_markers.Length];

    /// <summary>An empty panel.</summary>
    public static PlotModel Panel(string title, Axis horizontal, string vertical, double low, double high)
    {
        var panel = Panel(title, horizontal);
        panel.Axes.Add(Dress(new LinearAxis { Minimum = low, Maximum = high }, vertical, AxisPosition.Left));
        return panel;
    }

    /// <summary>An empty panel without an axis at the left.</summary>
    public static PlotModel Panel(string title, Axis horizontal)
    {
        var panel = new PlotModel
        {
            Title = title,
            TitleFontSize = 14,
            DefaultFont = Font,
            DefaultFontSize = FontSize,
            TextColor = Ink,
            PlotAreaBorderColor = Ink,
            PlotAreaBorderThickness = new OxyThickness(1, 0, 0, 1),
            PlotMargins = new OxyThickness(double.NaN, double.NaN, 20, double.NaN),
        };
        panel.Axes.Add(horizontal);
        return panel;
    }

    /// <summary>A legend in lines below a panel.</summary>
    public static Legend Legend() => new()
    {
        LegendPlacement = LegendPlacement.Outside,
        LegendPosition = LegendPosition.BottomCenter,
        LegendOrientation = LegendOrientation.Horizontal,
        LegendSymbolLength = 26,
        LegendFontSize = LabelSize,
        LegendPadding = 2,
    };

    /// <summary>An axis in the style of all.</summary>
    public static TAxis Dress<TAxis>(TAxis axis, string title, AxisPosition position)
        where TAxis : Axis
    {
        axis.Position = position;
        axis.Title = title;
        axis.AxisTitleDistance = position == AxisPosition.Left ? 16 : 8;
        axis.MajorGridlineStyle = LineStyle.Solid;
        axis.MajorGridlineColor = Grid;
        axis.TicklineColor = Ink;
        axis.MinorTickSize = 0;
        return axis;
    }

    /// <summary>Ends of an axis with room around all values, at least so wide.</summary>
    /// <param name="values">The values, at least one.</param>
    /// <param name="least">The least width.</param>
    /// <param name="floor">What no value can be below, nor the axis by more than a little.</param>
    public static (double Low, double High) Room(
        IReadOnlyCollection<double> values, double least, double floor = double.NegativeInfinity)
    {
        var (low, high) = (values.Min(), values.Max());
        var half = Math.Max(high - low, least) * 0.62;
        var top = ((low + high) / 2) + half;
        return (Math.Max(((low + high) / 2) - half, floor - (0.04 * (top - floor))), top);
    }
}

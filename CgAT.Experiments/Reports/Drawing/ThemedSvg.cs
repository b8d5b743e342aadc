using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CgAT.Core.Data;
using OxyPlot;

namespace CgAT.Experiments.Reports.Drawing;

/// <summary>
/// A panel as SVG for a page: it scales with the page, and its colours are the variables of the page's style sheet, so
/// that one drawing serves light and dark.
/// </summary>
internal static partial class ThemedSvg
{
    // Below the legend, whose last line ends at the very edge.
    private const double Below = 8;

    // The style sheet's names of the colours that figures are drawn in.
    private static readonly Dictionary<OxyColor, string> s_variables = new Dictionary<OxyColor, string>
    {
        [OxyColors.White] = "var(--paper)",
        [FigureStyle.Ink] = "var(--ink)",
        [FigureStyle.Grid] = "var(--grid)",
    }
    .Concat(FigureStyle.Series.Prepend(FigureStyle.Black).SelectMany(OfSeries))
    .ToDictionary();

    /// <summary>Draws a panel.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="size">Its size, in pixels where there is room for it.</param>
    /// <param name="label">What it shows, for those who don't see it.</param>
    public static Html Draw(PlotModel panel, OxySize size, string label)
    {
        var svg = FigureSheet.Draw([panel], [], size);
        var inner = svg[(svg.IndexOf('>', svg.IndexOf("<svg", StringComparison.Ordinal)) + 1)..];
        var themed = Named(Color().Replace(inner, Themed));
        return Html.Of($"""
            <svg class="figure" role="img" aria-label="{label}"
             viewBox="0 0 {Pixels(size.Width)} {Pixels(size.Height + Below)}" width="{Pixels(size.Width)}">
            {new Html(themed.Trim())}
            """);
    }

    // Drawings of one page must not share the names of their parts, by which they clip.
    private static string Named(string svg)
    {
        var prefix = $"f{ContentDigest.Hex(Encoding.UTF8.GetBytes(svg))[..12]}-";
        return Id().Replace(svg, match => match.Groups[1].Value + prefix);
    }

    private static KeyValuePair<OxyColor, string>[] OfSeries(OxyColor color, int index) =>
    [
        new(color, $"var(--series-{index})"),
        new(FigureStyle.OfLabel(color), $"color-mix(in srgb, var(--series-{index}) 65%, var(--ink))"),
    ];

    private static string Pixels(double length) => length.ToString("0", CultureInfo.InvariantCulture);

    private static string Themed(Match match)
    {
        var color = match.Groups[1].Success
            ? OxyColor.FromRgb(Channel(match, 1), Channel(match, 2), Channel(match, 3))
            : FigureStyle.Black;
        return s_variables.TryGetValue(color, out var variable) ? variable : match.Value;
    }

    private static byte Channel(Match match, int group) =>
        byte.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"rgb\(([0-9]+),([0-9]+),([0-9]+)\)|(?<=:)black(?=;)")]
    private static partial Regex Color();

    [GeneratedRegex(@"(\bid=""|url\(#)(?=[A-Za-z])")]
    private static partial Regex Id();
}

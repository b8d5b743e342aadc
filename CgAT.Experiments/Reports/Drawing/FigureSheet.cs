using System.Text;
using OxyPlot;

namespace CgAT.Experiments.Reports.Drawing;

/// <summary>
/// Panels side by side above a caption, as SVG: the same text for the same panels, wherever it is drawn.
/// </summary>
internal static class FigureSheet
{
    private const double Line = 17;
    private const double Margin = 12;
    private const int MostInARow = 3;

    /// <summary>The size of a panel.</summary>
    public static OxySize Panel { get; } = new(520, 420);

    /// <summary>Draws panels, at least one.</summary>
    /// <param name="panels">The panels.</param>
    /// <param name="caption">Paragraphs below them.</param>
    public static string Draw(IReadOnlyList<PlotModel> panels, IReadOnlyList<string> caption) =>
        Draw(panels, caption, Panel);

    /// <summary>Draws panels of a size, at least one.</summary>
    public static string Draw(IReadOnlyList<PlotModel> panels, IReadOnlyList<string> caption, OxySize size)
    {
        var columns = Math.Min(panels.Count, MostInARow);
        var rows = (panels.Count + columns - 1) / columns;
        var (width, below) = (columns * size.Width, rows * size.Height);
        var measure = new TextMeasure(width, below);
        string[] lines = [.. caption.SelectMany(paragraph => Wrapped(paragraph, width - (2 * Margin), measure))];
        var height = lines.Length > 0 ? below + (lines.Length * Line) + Margin : below;
        using var stream = new MemoryStream();
        using (var context = new SvgRenderContext(
            stream, width, height, true, measure, OxyColors.White, true))
        {
            for (var at = 0; at < panels.Count; at++)
            {
                ((IPlotModel)panels[at]).Update(true);
                ((IPlotModel)panels[at]).Render(context, new OxyRect(
                    at % columns * size.Width, at / columns * size.Height, size.Width, size.Height));
            }

            for (var at = 0; at < lines.Length; at++)
            {
                context.DrawText(
                    new ScreenPoint(Margin, below + (at * Line)), lines[at], FigureStyle.Ink, FigureStyle.Font,
                    FigureStyle.LabelSize, FontWeights.Normal, rotate: 0, HorizontalAlignment.Left,
                    VerticalAlignment.Top, maxSize: null);
            }

            context.Complete();
            context.Flush();
        }

        // Without the mark of the byte order, and with one end of lines on all systems.
        return Encoding.UTF8.GetString(stream.ToArray()).TrimStart('\uFEFF').ReplaceLineEndings("\n");
    }

    private static IEnumerable<string> Wrapped(string paragraph, double width, TextMeasure measure)
    {
        var line = "";
        foreach (var word in paragraph.Split(' '))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            var size = measure.MeasureText(longer, FigureStyle.Font, FigureStyle.LabelSize, FontWeights.Normal);
            if (line.Length > 0 && size.Width > width)
            {
                yield return line;
                longer = word;
            }

            line = longer;
        }

        yield return line;
    }
}

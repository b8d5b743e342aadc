using OxyPlot;

namespace CgAT.Experiments.Reports.Drawing;

/// <summary>
/// How wide and high texts come out, by the metrics of Helvetica that OxyPlot's PDF writer holds: the same on every
/// machine, whatever fonts it has. That writer takes sizes for pixels and tells points, three quarters of them.
/// </summary>
internal sealed class TextMeasure(double width, double height) : PdfRenderContext(width, height, OxyColors.White)
{
    private const double PixelsOfPoint = 96.0 / 72;

    /// <inheritdoc/>
    public override OxySize MeasureText(string text, string fontFamily, double fontSize, double fontWeight)
    {
        var points = base.MeasureText(text, fontFamily, fontSize, fontWeight);
        return new OxySize(PixelsOfPoint * points.Width, PixelsOfPoint * points.Height);
    }
}

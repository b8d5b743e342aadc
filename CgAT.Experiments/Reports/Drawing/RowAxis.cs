using OxyPlot.Axes;

namespace CgAT.Experiments.Reports.Drawing;

/// <summary>An axis at the left with a named row at each whole number, the first one on top.</summary>
internal sealed class RowAxis : LinearAxis
{
    private readonly IReadOnlyList<string> _rows;

    /// <summary>An axis of rows, of which there is at least one.</summary>
    public RowAxis(IReadOnlyList<string> rows)
    {
        _rows = rows;
        (Minimum, Maximum) = (-0.5, rows.Count - 0.5);
        (StartPosition, EndPosition) = (1, 0);
        LabelFormatter = at => _rows[(int)Math.Round(at)];
    }

    /// <inheritdoc/>
    public override void GetTickValues(
        out IList<double> majorLabelValues, out IList<double> majorTickValues, out IList<double> minorTickValues)
    {
        majorTickValues = [.. Enumerable.Range(0, _rows.Count).Select(row => (double)row)];
        majorLabelValues = majorTickValues;
        minorTickValues = [];
    }
}

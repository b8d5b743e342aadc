using OxyPlot.Axes;

namespace CgAT.Experiments.Reports.Drawing;

/// <summary>
/// An axis with a tick at each value of a sweep and nowhere else: numbers where they are, on a logarithmic scale where
/// they span more than <see cref="Decades"/>, and other values side by side.
/// </summary>
internal sealed class ValueAxis : LinearAxis
{
    /// <summary>The quotient of the greatest and the least value from which on the scale is logarithmic.</summary>
    public const double Decades = 20;

    private readonly IReadOnlyList<object> _values;
    private readonly bool _isNumeric;

    /// <summary>An axis.</summary>
    /// <param name="name">The name of the setting, which says how its values are told.</param>
    /// <param name="values">Its values in their order, at least one.</param>
    public ValueAxis(string name, IReadOnlyList<object> values)
    {
        _values = values;
        _isNumeric = values.All(value => AxisText.Number(value) is not null);
        var numbers = values.Select(value => AxisText.Number(value) ?? 0).ToArray();
        HasLogarithms = _isNumeric && numbers.Min() > 0 && numbers.Max() > Decades * numbers.Min();
        (Minimum, Maximum) = FigureStyle.Room([.. values.Select(PlaceOf)], 1e-9);
        LabelFormatter = at => AxisText.Value(name, _values.MinBy(value => Math.Abs(PlaceOf(value) - at))!)
            .Replace(", ", "\n", StringComparison.Ordinal);
    }

    /// <summary>Whether equal quotients are equally far apart.</summary>
    public bool HasLogarithms { get; }

    /// <summary>Where a value is on the axis.</summary>
    public double PlaceOf(object value)
    {
        if (!_isNumeric)
        {
            return _values.ToList().FindIndex(each => AxisOrder.Compare(each, value) == 0);
        }

        var number = AxisText.Number(value)!.Value;
        return HasLogarithms ? Math.Log10(number) : number;
    }

    /// <inheritdoc/>
    public override void GetTickValues(
        out IList<double> majorLabelValues, out IList<double> majorTickValues, out IList<double> minorTickValues)
    {
        majorTickValues = [.. _values.Select(PlaceOf)];
        minorTickValues = [];

        // Labels that would lie on one another are left out.
        var nearest = (ActualMaximum - ActualMinimum) / 14;
        var labelled = new List<double>();
        foreach (var tick in majorTickValues)
        {
            if (labelled is not [.., var last] || tick - last > nearest)
            {
                labelled.Add(tick);
            }
        }

        majorLabelValues = labelled;
    }
}

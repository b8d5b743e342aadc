using CgAT.Experiments.Reports;
using CgAT.Experiments.Reports.Drawing;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;

namespace CgAT.Experiments.Tests.Reports;

public sealed class DrawingTests
{
    [Theory]
    [InlineData(false, 1.0, 20.0)]
    [InlineData(true, 1.0, 20.5)]
    [InlineData(true, 0.1, 1.0, 10.0)]
    [InlineData(false, 0.0, 1000.0)]
    public void An_axis_is_logarithmic_where_positive_numbers_span_more_than_a_factor_of_20(
        bool expected, params double[] values) =>
        Assert.Equal(expected, new ValueAxis("lambda", [.. values.Cast<object>()]).HasLogarithms);

    [Fact]
    public void Values_that_are_no_numbers_stand_side_by_side()
    {
        var axis = new ValueAxis("method", ["dpsh", "csq", true]);
        Assert.Equal([0, 1, 2], new object[] { "dpsh", "csq", true }.Select(axis.PlaceOf));
    }

    [Theory]
    [InlineData("epsilon", 16 / 255.0, "16/255")]
    [InlineData("defense.cgat.step", 1.5 / 255, "1.5/255")]
    [InlineData("epsilon", 0.05, "0.05")]
    [InlineData("epsilon", 2.0, "2")]
    [InlineData("lambda", 16 / 255.0, "0.0627")]
    public void Steps_and_epsilons_are_told_in_grey_levels(string name, double value, string expected) =>
        Assert.Equal(expected, new ValueAxis(name, [value]).FormatValue(value));

    [Fact]
    public void Places_are_ordered_by_their_numbers_also_within_texts() => Assert.Equal(
        ["lambda=0.5", "lambda=2", "lambda=10", "mu=1"],
        new object[] { "mu=1", "lambda=10", "lambda=0.5", "lambda=2" }
            .Order(Comparer<object>.Create(AxisOrder.Compare)));

    [Fact]
    public void Labels_of_points_in_one_place_do_not_lie_on_one_another()
    {
        var panel = FigureStyle.Panel("", new LinearAxis { Position = AxisPosition.Bottom, Minimum = 0, Maximum = 1 }, "", 0, 1);
        DataPoint[] points = [new(0.5, 0.5), new(0.5, 0.5), new(0.5, 0.5), new(0.98, 0.5)];
        var placement = new LabelPlacement(panel, FigureSheet.Panel, points);
        Assert.All(points, point => placement.Add(point, "a label", OxyColors.Black));
        var measure = new TextMeasure(1, 1).MeasureText("a label", FigureStyle.Font, FigureStyle.LabelSize, FontWeights.Normal);
        var places = panel.Annotations.OfType<TextAnnotation>().Select(label =>
        {
            var at = panel.DefaultXAxis.Transform(label.TextPosition.X, label.TextPosition.Y, panel.DefaultYAxis);
            return new OxyRect(
                at.X + label.Offset.X - (measure.Width / 2), at.Y + label.Offset.Y - (measure.Height / 2), measure.Width, measure.Height);
        }).ToArray();
        Assert.All(places, place => Assert.InRange(place.Right, 0, panel.PlotArea.Right));
        Assert.All(
            places.SelectMany((one, at) => places.Skip(at + 1).Select(other => (one, other))),
            pair => Assert.False(
                pair.one.Left < pair.other.Right && pair.other.Left < pair.one.Right
                && pair.one.Top < pair.other.Bottom && pair.other.Top < pair.one.Bottom));
    }
}

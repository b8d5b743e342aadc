using CgAT.Experiments.Reports.Drawing;
using CgAT.Experiments.Results;
using CgAT.Experiments.Specs.Sweeps;
using OxyPlot;

namespace CgAT.Experiments.Reports;

/// <summary>What a swept setting does: clean MAP and MAP under attack over its values, a line a defence.</summary>
public static class AxisFigure
{
    /// <summary>Draws the finished runs of a results folder that stand on an axis.</summary>
    /// <param name="results">The folder.</param>
    /// <param name="axis">
    /// The axis: the name of its column, or the path of the setting, such as defense.cgat.lambda.
    /// </param>
    /// <param name="attack">
    /// The label of an attack; null for the ensemble where there is one, else the least over all bounded attacks.
    /// </param>
    /// <returns>SVG; the same text for the same tables.</returns>
    /// <exception cref="Core.Errors.UserErrorException">
    /// CGAT0302: a table is damaged. CGAT0307: no run is finished. CGAT0310: there is no such attack or axis.
    /// </exception>
    public static string Draw(string results, string axis, string? attack = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(axis);
        var experiments = ExperimentRuns.Attacked(results, attack);
        var swept = experiments
            .Select(experiment => (experiment, Column: ColumnOf(experiment, axis)))
            .Where(each => each.Column is not null)
            .ToArray();
        if (swept.Length == 0)
        {
            throw ReportErrors.Unknown(results, "axis", axis, experiments.SelectMany(Columns));
        }

        var panels = swept
            .Select(each => Panel(each.experiment, each.Column!, AxisTitle(axis)))
            .OfType<PlotModel>()
            .ToArray();
        return panels.Length == 0
            ? throw ExperimentRuns.NothingMeasured(results)
            : FigureSheet.Draw(panels,
            [
                "Solid: under attack; dashed: clean. Lines are means over seeds, bars from the least to the greatest.",
                "Lines without marks: a defence that the setting does nothing to. " + FigureTexts.OneValue,
                FigureTexts.Hollow,
                .. FigureTexts.NotDrawn(swept.Select(each => each.experiment)),
            ]);
    }

    /// <summary>The panel of an experiment; null where no line has a point.</summary>
    internal static PlotModel? Panel(ExperimentRuns experiment, string column, string title)
    {
        var lines = SweptLine.Of(experiment, column);
        return lines.Any(line => line.Points.Count > 0)
            ? LinePanel.Draw(experiment.Name, title, $"{experiment.Robust.Title} (dashed: clean)", lines)
            : null;
    }

    private static string AxisTitle(string axis) =>
        axis.StartsWith(RunAxis.Prefix, StringComparison.Ordinal) ? axis[RunAxis.Prefix.Length..] : axis;

    private static IEnumerable<string> Columns(ExperimentRuns experiment) => experiment.Groups
        .SelectMany(group => group.Row.Axes).Select(AxisText.Name);

    // Columns are named by as many of the last parts of a path as tell them apart: the longest that fits is meant.
    private static string? ColumnOf(ExperimentRuns experiment, string axis)
    {
        var name = AxisNames.ColumnOf(AxisTitle(axis));
        return Columns(experiment)
            .Where(column => name == column || name.EndsWith($"_{column}", StringComparison.Ordinal))
            .MaxBy(column => column.Length);
    }
}

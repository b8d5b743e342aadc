using CgAT.Experiments.Reports.Drawing;
using CgAT.Experiments.Results;
using OxyPlot;

namespace CgAT.Experiments.Reports;

/// <summary>
/// What each choice does: a row for each defence and place in a sweep, with its clean MAP and its MAP under attack,
/// beside those of the defence that the others depart from.
/// </summary>
public static class AblationFigure
{
    /// <summary>What is said below it.</summary>
    internal const string Caption =
        "Points are means over seeds, bars reach from the least to the greatest. Dashed: the defence that the others "
        + "of its name depart from in what their rows say.";

    /// <summary>Draws the finished runs of a results folder, a panel an experiment.</summary>
    /// <param name="results">The folder.</param>
    /// <param name="attack">
    /// The label of an attack; null for the ensemble where there is one, else the least over all bounded attacks.
    /// </param>
    /// <returns>SVG; the same text for the same tables.</returns>
    /// <exception cref="Core.Errors.UserErrorException">
    /// CGAT0302: a table is damaged. CGAT0307: no run is finished. CGAT0310: there is no such attack.
    /// </exception>
    public static string Draw(string results, string? attack = null)
    {
        var experiments = ExperimentRuns.Attacked(results, attack);
        var panels = experiments
            .Select(experiment => Panel(experiment))
            .OfType<(PlotModel Panel, OxySize Size)>()
            .ToArray();
        return panels.Length == 0
            ? throw ExperimentRuns.NothingMeasured(results)
            : FigureSheet.Draw(
                [.. panels.Select(each => each.Panel)],
                [Caption, FigureTexts.Hollow, .. FigureTexts.NotDrawn(experiments)],
                panels.MaxBy(each => each.Size.Height).Size);
    }

    /// <summary>
    /// The panel of an experiment, and how large it wants to be; null where nothing was measured, or where only
    /// ablations are wanted and no defence is one that others depart from.
    /// </summary>
    internal static (PlotModel Panel, OxySize Size)? Panel(ExperimentRuns experiment, bool ablationsOnly = false)
    {
        var rows = RowsOf(experiment);
        return rows.Length == 0 || (ablationsOnly && !rows.Any(row => row.IsBase))
            ? null
            : (
                Panel(experiment.Name, rows, experiment.CleanTitle, experiment.Robust.Title),
                RowPanel.Size(rows.Length, names: 1));
    }

    private static PlotModel Panel(string name, Row[] rows, string clean, string robust)
    {
        (string Name, Func<Row, SeedSpread> Of, Func<Row, bool> IsReliable)[] measures =
        [
            (WithoutUnit(clean), row => row.Clean, _ => true),
            (WithoutUnit(robust), row => row.Robust, row => row.IsReliable),
        ];
        RowPoint[] points =
        [
            .. from measure in measures
               from row in rows.Index()
               let spread = measure.Of(row.Item)
               select new RowPoint
               {
                   Row = row.Index,
                   Name = measure.Name,
                   IsUndefended = false,
                   Value = spread.Mean,
                   Low = spread.Least,
                   High = spread.Greatest,
                   IsReliable = measure.IsReliable(row.Item),
               },
        ];
        double[] guides =
            [.. rows.Where(row => row.IsBase).SelectMany(row => measures.Select(measure => measure.Of(row).Mean))];
        return RowPanel.Draw(name, "%", [.. rows.Select(row => row.Label)], points, guides);
    }

    private static string WithoutUnit(string title) => title.Replace(", %", "", StringComparison.Ordinal);

    private static Row[] RowsOf(ExperimentRuns experiment)
    {
        var usual = new UsualPlaces(experiment.Groups.Select(group => group.Row));
        return
        [
            .. from runs in experiment.Groups
               let clean = runs.Spread(run => 100 * run.Clean)
               let robust = runs.Spread(run => 100 * experiment.Robust.ValueOf(run))
               where clean is not null && robust is not null
               let isBase = usual.IsBase(runs.Row)
               orderby !runs.IsUndefended, runs.Row.Defense, !isBase, FirstDeparture(runs.Row, usual)
               select new Row(runs.Label, isBase, clean, robust, runs.Runs.All(experiment.Robust.IsReliable)),
        ];
    }

    // Rows that change the same choice stand together.
    private static int FirstDeparture(RunRow row, UsualPlaces usual) =>
        row.Axes.ToList().FindIndex(axis => axis.Value is not null && !usual.Contains(row, axis));

    private sealed record Row(string Label, bool IsBase, SeedSpread Clean, SeedSpread Robust, bool IsReliable);
}

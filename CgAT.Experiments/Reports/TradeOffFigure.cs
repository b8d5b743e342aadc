using CgAT.Experiments.Reports.Drawing;
using OxyPlot;
using OxyPlot.Axes;

namespace CgAT.Experiments.Reports;

/// <summary>
/// What robustness costs: clean MAP against MAP under attack, a point a defence, a panel an experiment.
/// </summary>
public static class TradeOffFigure
{
    /// <summary>Draws the finished runs of a results folder.</summary>
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
        var panels = experiments.Select(Panel).OfType<PlotModel>().ToArray();
        return panels.Length == 0
            ? throw ExperimentRuns.NothingMeasured(results)
            : FigureSheet.Draw(
                panels,
                [
                    "Up and right is better. " + FigureTexts.Seeds,
                    FigureTexts.Hollow,
                    .. FigureTexts.NotDrawn(experiments),
                ]);
    }

    /// <summary>The panel of an experiment; null where nothing was measured.</summary>
    internal static PlotModel? Panel(ExperimentRuns experiment) => Points(experiment) is { Length: > 0 } points
        ? PointPanel.Draw(
            experiment.Name,
            FigureStyle.Dress(new LinearAxis(), experiment.CleanTitle, AxisPosition.Bottom),
            experiment.Robust.Title,
            points)
        : null;

    private static PointGroup[] Points(ExperimentRuns experiment) =>
    [
        .. from pair in experiment.Groups.Zip(PointLook.Of(experiment.Groups))
           let runs = pair.First
           let clean = runs.Spread(run => 100 * run.Clean)
           let robust = runs.Spread(run => 100 * experiment.Robust.ValueOf(run))
           where clean is not null && robust is not null
           select new PointGroup
           {
               Label = runs.Label,
               Look = pair.Second,
               X = clean,
               Y = robust,
               IsReliable = runs.Runs.All(experiment.Robust.IsReliable),
           },
    ];
}

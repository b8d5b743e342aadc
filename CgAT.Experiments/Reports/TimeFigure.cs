using CgAT.Experiments.Reports.Drawing;
using OxyPlot.Axes;

namespace CgAT.Experiments.Reports;

/// <summary>What robustness takes: MAP under attack over the time of a defence's training.</summary>
public static class TimeFigure
{
    /// <summary>Draws the finished runs of a results folder.</summary>
    /// <param name="results">The folder.</param>
    /// <param name="attack">
    /// The label of an attack; null for the ensemble where there is one, else the least over all bounded attacks.
    /// </param>
    /// <returns>SVG; the same text for the same tables, of which 'timings' differs from machine to machine.</returns>
    /// <exception cref="Core.Errors.UserErrorException">
    /// CGAT0302: a table is damaged. CGAT0307: no run is finished. CGAT0310: there is no such attack.
    /// </exception>
    public static string Draw(string results, string? attack = null)
    {
        var experiments = ExperimentRuns.Attacked(results, attack);
        var panels = experiments
            .Select(experiment => (experiment, Points: Points(results, experiment)))
            .Where(each => each.Points.Length > 0)
            .Select(each => PointPanel.Draw(
                each.experiment.Name,
                FigureStyle.Dress(
                    new LinearAxis(),
                    "defence's training, seconds" + (OnProcessor(each.experiment) ? " of processor time" : ""),
                    AxisPosition.Bottom),
                each.experiment.Robust.Title,
                each.Points,
                joins: true))
            .ToArray();
        return panels.Length == 0
            ? throw ExperimentRuns.NothingMeasured(results)
            : FigureSheet.Draw(
                panels,
                [
                    "Up and left is better; what trains nothing takes 0 s. " + FigureTexts.Seeds,
                    FigureTexts.Hollow,
                    .. FigureTexts.NotDrawn(experiments),
                ]);
    }

    private static PointGroup[] Points(string results, ExperimentRuns experiment)
    {
        var onProcessor = OnProcessor(experiment);
        return
        [
            .. from pair in experiment.Groups.Zip(PointLook.Of(experiment.Groups))
               let runs = pair.First
               let robust = runs.Spread(run => 100 * experiment.Robust.ValueOf(run))
               where robust is not null
               select new PointGroup
               {
                   Label = runs.Label,
                   Look = pair.Second,
                   X = runs.Spread(run => TrainingTime.Seconds(results, run, onProcessor))!,
                   Y = robust,
                   IsReliable = runs.Runs.All(experiment.Robust.IsReliable),
               },
        ];
    }

    // Elapsed time depends on what else the processors do; on another device it is all that there is.
    private static bool OnProcessor(ExperimentRuns experiment) =>
        experiment.Groups.SelectMany(group => group.Runs).All(run => run.Row.Device == "cpu");
}

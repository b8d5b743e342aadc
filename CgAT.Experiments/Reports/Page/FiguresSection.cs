using CgAT.Experiments.Reports.Drawing;
using OxyPlot;

namespace CgAT.Experiments.Reports.Page;

/// <summary>The figures of an experiment.</summary>
internal static class FiguresSection
{
    private const int MostAxes = 3;

    // Smaller than figures that stand alone, so that their texts can be read where a page is narrow.
    private static readonly OxySize s_panel = new(440, 370);

    /// <summary>The figures, as many as there is something to draw.</summary>
    public static Html Of(ReportedExperiment experiment)
    {
        var left = experiment.Groups.Count - experiment.Shown.Count;
        var places = experiment.Places.Count > 1 ? " of each place" : "";
        var note = left == 0 ? Html.Empty : Html.Of($"""
            <p class="note">Figures show the undefended model and the most robust defences{places}; {left} more are in
            the tables.</p>
            """);
        Html[] figures =
        [
            ByAttack(experiment),
            TradeOff(experiment),
            .. Axes(experiment),
            Ablation(experiment),
            EpsilonCurves.Figure(experiment),
            Precision(experiment),
            DistanceShift.Figure(experiment),
            .. TrainingCurves.Figures(experiment),
        ];
        return Html.Of($"""
            {note}
            <div class="figures">
            {Html.Lines(figures)}
            </div>
            {EpsilonCurves.Missing(experiment)}
            """);
    }

    /// <summary>A figure with its caption; nothing where there is no panel.</summary>
    public static Html Figure(PlotModel? panel, string caption, OxySize? size = null) => panel is null
        ? Html.Empty
        : Html.Of($"""
            <figure>
            {ThemedSvg.Draw(panel, size ?? s_panel, $"{panel.Title}: {caption}")}
            <figcaption>{caption}</figcaption>
            </figure>
            """);

    private static Html ByAttack(ReportedExperiment experiment)
    {
        string?[] attacks = [null, .. experiment.Attacks.Select(row => row.Attack)];
        RowPoint[] points =
        [
            .. from attack in attacks.Index()
               from @group in experiment.Shown
               let map = MeasuredMap.Of(@group, attack.Item)
               where map is not null
               select new RowPoint
               {
                   Row = attack.Index,
                   Name = @group.Label,
                   IsUndefended = @group.IsUndefended,
                   Value = 100 * map.Value,
                   Low = 100 * (map.Low ?? map.Value),
                   High = 100 * (map.High ?? map.Value),
                   IsReliable = map.IsReliable,
               },
        ];
        return points.Length == 0
            ? Html.Empty
            : Figure(
                RowPanel.Draw(
                    "MAP by attack and defence",
                    $"{experiment.Metric}, %",
                    [.. attacks.Select(attack => attack ?? "clean")],
                    points),
                "Bars are 95 % intervals over queries. A hollow point: something speaks against the attack.",
                RowPanel.Size(attacks.Length, experiment.Shown.Count));
    }

    private static Html TradeOff(ReportedExperiment experiment) => experiment.Robust is not { } robust
        ? Html.Empty
        : Figure(
            TradeOffFigure.Panel(new ExperimentRuns
            {
                Name = "What robustness costs",
                Groups = experiment.Shown,
                Robust = robust,
            }),
            "Up and right is better. "
                + (experiment.Groups.Any(group => group.Runs.Count > 1) ? FigureTexts.Seeds + " " : "")
                + "A hollow point: something speaks against an attack on it.",
            FigureSheet.Panel);

    private static IEnumerable<Html> Axes(ReportedExperiment experiment)
    {
        if (experiment.Robust is not { } robust)
        {
            yield break;
        }

        var swept = experiment.Groups.SelectMany(group => group.Row.Axes)
            .Where(axis => axis.Value is not null)
            .GroupBy(AxisText.Name)
            .Where(axis => axis.Select(each => each.Value).Distinct().Count() > 1)
            .Take(MostAxes);
        foreach (var axis in swept)
        {
            var runs = new ExperimentRuns { Name = $"Over {axis.Key}", Groups = experiment.Groups, Robust = robust };
            yield return Figure(
                AxisFigure.Panel(runs, axis.Key, axis.Key),
                "Solid: under attack; dashed: clean. Means over seeds, bars from the least to the greatest. "
                    + FigureTexts.OneValue,
                FigureSheet.Panel);
        }
    }

    private static Html Ablation(ReportedExperiment experiment)
    {
        if (experiment.Robust is not { } robust)
        {
            return Html.Empty;
        }

        var runs = new ExperimentRuns { Name = "One choice at a time", Groups = experiment.Groups, Robust = robust };
        return AblationFigure.Panel(runs, ablationsOnly: true) is var (panel, size)
            ? Figure(panel, $"{AblationFigure.Caption} {FigureTexts.Hollow}", size)
            : Html.Empty;
    }

    private static Html Precision(ReportedExperiment experiment)
    {
        var curves = experiment.Shown.SelectMany(group => PrecisionCurves(experiment, group)).ToArray();
        return curves.Length == 0
            ? Html.Empty
            : Figure(
                CurvePanel.Draw("Precision and recall", "recall, %", "precision, %", curves, floor: 0),
                "Solid: under the attack that stands for robustness; dashed: clean. Means over queries and seeds.");
    }

    private static IEnumerable<Curve> PrecisionCurves(ReportedExperiment experiment, SeedGroup group)
    {
        var attack = experiment.Robust?.AttackOn(group.Runs[0]);
        foreach (var each in new[] { attack, null }.Distinct())
        {
            DataPoint[] points =
            [
                .. group.Runs.SelectMany(run => run.Precisions)
                    .Where(row => row.Attack == each && row.Value is not null && row.Level is not null)
                    .GroupBy(row => row.Level!.Value)
                    .OrderBy(level => level.Key)
                    .Select(level => new DataPoint(100 * level.Key, 100 * level.Average(row => row.Value!.Value))),
            ];
            if (points.Length > 0)
            {
                yield return new Curve
                {
                    Name = group.Label,
                    IsUndefended = group.IsUndefended,
                    IsDashed = each is null,
                    Points = points,
                };
            }
        }
    }
}

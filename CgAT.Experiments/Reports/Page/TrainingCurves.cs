using CgAT.Experiments.Reports.Drawing;
using CgAT.Experiments.Results;
using OxyPlot;

namespace CgAT.Experiments.Reports.Page;

/// <summary>What training minimised: the loss over epochs, a panel a phase. Of each defence the first seed.</summary>
internal static class TrainingCurves
{
    private const int PointsOfCurve = 60;

    /// <summary>The figures, one a phase.</summary>
    public static IEnumerable<Html> Figures(ReportedExperiment experiment)
    {
        var phases = experiment.Shown
            .SelectMany(group => Rows(experiment, group).GroupBy(row => row.Phase)
                .Select(phase => (phase.Key, Curve: CurveOf(group, [.. phase]))))
            .GroupBy(each => each.Key, each => each.Curve)
            .ToArray();
        foreach (var phase in phases)
        {
            var curves = Different([.. phase]);
            yield return FiguresSection.Figure(
                CurvePanel.Draw($"Training: {phase.Key}", "epoch", "loss, mean over steps", curves),
                "What was minimised, every term with its weight; of each the first seed."
                    + (curves.Count > 1 ? " Other settings weigh terms otherwise: compare shapes, not heights." : ""));
        }
    }

    private static IReadOnlyList<TrainingRow> Rows(ReportedExperiment experiment, SeedGroup group) =>
        TableReader.Read<TrainingRow>(ResultTables.FileOf<TrainingRow>(experiment.Results, group.Row.RunId));

    private static Curve CurveOf(SeedGroup group, IReadOnlyList<TrainingRow> rows)
    {
        var perEpoch = (rows[^1].Step + 1.0) / (rows[^1].Epoch + 1);
        var width = Math.Max(1, (rows.Count + PointsOfCurve - 1) / PointsOfCurve);
        return new Curve
        {
            Name = group.Label,
            IsUndefended = group.IsUndefended,
            Points =
            [
                .. rows.Chunk(width).Select(steps => new DataPoint(
                    steps.Average(row => row.Step + 0.5) / perEpoch, steps.Average(row => row.Loss))),
            ],
        };
    }

    // Defences share what comes before them: then one curve stands for all.
    private static IReadOnlyList<Curve> Different(IReadOnlyList<Curve> curves)
    {
        var shared = curves.Count > 1 && curves.All(curve => curve.Points.SequenceEqual(curves[0].Points));
        return shared ? [curves[0] with { Name = "shared by all", IsUndefended = true }] : curves;
    }
}

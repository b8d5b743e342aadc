using CgAT.Experiments.Reports.Drawing;
using CgAT.Experiments.Results;
using OxyPlot;

namespace CgAT.Experiments.Reports.Page;

/// <summary>
/// How far attacks shift codes: the Hamming distances between clean and attacked codes of the same queries.
/// </summary>
internal static class DistanceShift
{
    // A figure of no width says nothing where no code moved.
    private const int Least = 4;

    /// <summary>The figure; nothing where nothing was attacked.</summary>
    public static Html Figure(ReportedExperiment experiment)
    {
        var distances = experiment.Shown.Select(group => (group, Bits: Distances(experiment, group)))
            .Where(each => each.Bits.Length > 0)
            .ToArray();
        if (distances.Length == 0)
        {
            return Html.Empty;
        }

        var farthest = Math.Max(Least, distances.Max(each => each.Bits.Max()));
        return FiguresSection.Figure(
            CurvePanel.Draw(
                "How far the attack shifts codes",
                "Hamming distance to the clean code, bits",
                "queries at most so far, %",
                [.. distances.Select(each => CurveOf(each.group, each.Bits, farthest))],
                floor: 0),
            "Share of queries whose code moved by at most so many bits, under the attack that stands for robustness: "
                + "up and left is more robust.");
    }

    private static int[] Distances(ReportedExperiment experiment, SeedGroup group) =>
    [
        .. group.Runs.SelectMany(run => experiment.Robust?.AttackOn(run) is { } attack
            ? TableReader.Read<QueryRow>(ResultTables.FileOf<QueryRow>(experiment.Results, run.Row.RunId))
                .Where(row => row.Attack == attack).Select(row => row.HammingToOwnCode).OfType<int>()
            : []),
    ];

    private static Curve CurveOf(SeedGroup group, int[] distances, int farthest) => new()
    {
        Name = group.Label,
        IsUndefended = group.IsUndefended,
        Points =
        [
            .. Enumerable.Range(0, farthest + 1).Select(bits => new DataPoint(
                bits, 100.0 * distances.Count(distance => distance <= bits) / distances.Length)),
        ],
    };
}

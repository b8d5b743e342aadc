namespace CgAT.Experiments.Reports.Page;

/// <summary>All experiments of a report, a line each.</summary>
internal static class Overview
{
    /// <summary>The table; nothing where there is one experiment, whose verdict says it all.</summary>
    public static Html Of(IReadOnlyList<ReportedExperiment> experiments) => experiments.Count < 2
        ? Html.Empty
        : SortableTable.Of(
            "Who defends best, by experiment",
            ["experiment", "runs", "best defence", "under attack, %", "undefended, %", "clean, %", "reliable"],
            [.. experiments.Select(Row)],
            Html.Of($"""
                Experiments may differ in data, attacks and seeds: numbers of two lines need not be comparable.
                """));

    private static TableCell[] Row(ReportedExperiment experiment)
    {
        var (best, none) = (experiment.Ranked.Count > 0 ? experiment.Ranked[0] : null, experiment.Undefended);
        var judged = (best ?? none)!;
        return
        [
            new(Html.Of($"""<a href="#{experiment.Anchor}">{experiment.Name}</a>"""), experiment.Name),
            TableCell.Whole(experiment.Groups.Sum(group => group.Runs.Count)),
            TableCell.Text(best?.Label ?? "–"),
            Share(best is null ? null : experiment.RobustOf(best)),
            Share(none is null ? null : experiment.RobustOf(none)),
            Share(judged.Clean),
            TableCell.Text(
                experiment.Robust is null ? "not attacked"
                : experiment.DoubtsOf(judged).Count == 0 ? "✓ yes" : "⚠ in doubt"),
        ];
    }

    private static TableCell Share(double? value) => TableCell.Number(ReportText.Percent(value), value);
}

namespace CgAT.Experiments.Reports.Page;

/// <summary>All experiments of a report, a line for each of their places.</summary>
internal static class Overview
{
    /// <summary>The table; nothing where there is one experiment, whose verdict says it all.</summary>
    public static Html Of(IReadOnlyList<ReportedExperiment> experiments) => experiments.Count < 2
        ? Html.Empty
        : SortableTable.Of(
            "Who defends best, by experiment",
            ["experiment", "place", "runs", "best defence", "under attack, %", "undefended, %", "clean, %", "reliable"],
            [
                .. experiments.SelectMany(experiment => experiment.Places.Select(place => Row(experiment, place))),
            ],
            Html.Of($"""
                Experiments and places may differ in data, attacks and seeds: numbers of two lines need not be
                comparable.
                """));

    private static TableCell[] Row(ReportedExperiment experiment, ReportedPlace place)
    {
        var (best, none) = (place.Best, place.Undefended);
        return
        [
            new(Html.Of($"""<a href="#{experiment.Anchor}">{experiment.Name}</a>"""), experiment.Name),
            TableCell.Text(place.Label),
            TableCell.Whole(place.Groups.Sum(group => group.Runs.Count)),
            TableCell.Text(VerdictHeadline.Best(place)),
            TableCell.Share(best is null ? null : place.RobustOf(best)),
            TableCell.Share(none is null ? null : place.RobustOf(none)),
            TableCell.Share((best ?? none)?.Clean),
            TableCell.Text(place.Robust is null ? "not attacked" : Verdict.ReliableText(place)),
        ];
    }
}

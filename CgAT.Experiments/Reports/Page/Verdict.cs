namespace CgAT.Experiments.Reports.Page;

/// <summary>
/// What an experiment comes to, in a few sentences: who defends best, at what cost, and whether to believe it. Where a
/// sweep has several places that can't be held against each other, a verdict for each, and none across them.
/// </summary>
internal static class Verdict
{
    /// <summary>The verdict on an experiment.</summary>
    public static Html Of(ReportedExperiment experiment) => experiment.Places is [var only]
        ? Of(experiment, only)
        : Html.Of($"""
            <p class="headline">There are {experiment.Places.Count} places here that differ in more than the defence:
            each has a verdict of its own, and none is a verdict on all.</p>
            {Places(experiment)}
            {experiment.Places.Select(place => Html.Of($"""
                <details><summary>{place.Label}</summary>
                {Of(experiment, place)}
                </details>
                """))}
            """);

    /// <summary>Whether nothing speaks against the attacks on what is judged, in a cell of a table.</summary>
    public static string ReliableText(ReportedPlace place) => (place.Best ?? place.Undefended) is not { } judged
        || place.RobustOf(judged) is null
        ? "not attacked by all"
        : place.Reliability(judged) switch { true => "✓ yes", false => "⚠ in doubt", null => "unknown" };

    private static Html Places(ReportedExperiment experiment) => SortableTable.Of(
        "Who defends best, by place",
        ["place", "best defence", "under attack, %", "undefended, %", "clean, %", "reliable"],
        [.. experiment.Places.Select(place => (TableCell[])
        [
            TableCell.Text(place.Label),
            TableCell.Text(VerdictHeadline.Best(place)),
            TableCell.Share(place.Best is { } best ? place.RobustOf(best) : null),
            TableCell.Share(place.Undefended is { } none ? place.RobustOf(none) : null),
            TableCell.Share((place.Best ?? place.Undefended)?.Clean),
            TableCell.Text(ReliableText(place)),
        ])]);

    private static Html Of(ReportedExperiment experiment, ReportedPlace place) => Html.Of($"""
        <div class="verdict">
        <p class="headline">{VerdictHeadline.Of(experiment, place)}</p>
        <dl class="facts">
        {Facts(place)}
        </dl>
        {Html.Lines(VerdictNotes.Of(place).Select(note => Html.Of($"<p>{note}</p>")))}
        </div>
        """);

    private static IEnumerable<Html> Facts(ReportedPlace place)
    {
        if (place.Robust is null)
        {
            yield break;
        }

        if (place is { Best: { } best, Undefended: { } none })
        {
            yield return Fact(
                "Under attack",
                ReportText.Points(place.RobustOf(best) - place.RobustOf(none)),
                "points against the undefended model");
            yield return Fact(
                "Without an attack",
                ReportText.Points(best.Clean - none.Clean),
                "points against the undefended model");
        }

        if ((place.Best ?? place.Undefended) is { } judged)
        {
            var (text, note, look) = Reliable(place, judged);
            yield return Fact("Attack reliable", text, note, look);
        }
    }

    private static (string Text, string Note, string Look) Reliable(ReportedPlace place, SeedGroup judged) =>
        place.Reliability(judged) switch
        {
            true => ("✓ yes", Sound(place, judged), "good"),
            false => ("⚠ in doubt", string.Join("; ", place.DoubtsOf(judged)), "bad"),
            null when place.RobustOf(judged) is null => ("unknown", "not attacked by all", ""),
            null => ("unknown", "the tables do not say", ""),
        };

    // The worst of some attacks is sound where each query has one that is, though some of them may be doubted.
    private static string Sound(ReportedPlace place, SeedGroup judged)
    {
        var sound = $"nothing speaks against {ReportText.List([.. place.AttacksOn(judged)])} on it";
        return place.MembersOf(judged) is ( > 0 and var doubted, var all)
            ? $"{sound}, though against {doubted} of its {all} members"
            : sound;
    }

    private static Html Fact(string name, string value, string note, string look = "") =>
        Html.Of($"""<div class="fact {look}"><dt>{name}</dt><dd><b>{value}</b><span>{note}</span></dd></div>""");
}

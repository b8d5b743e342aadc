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

    /// <summary>The most robust defence, in a cell of a table: with whom the queries don't tell it apart from.</summary>
    public static string BestText(ReportedPlace place) => place.Best is not { } best ? "–"
        : Tied(place) is { Length: > 0 } tied
            ? $"{best.Label} (not told apart from {ReportText.List([.. tied.Select(rival => rival.Label)])})"
        : best.Label;

    private static Html Places(ReportedExperiment experiment) => SortableTable.Of(
        "Who defends best, by place",
        ["place", "best defence", "under attack, %", "undefended, %", "clean, %", "reliable"],
        [.. experiment.Places.Select(place => (TableCell[])
        [
            TableCell.Text(place.Label),
            TableCell.Text(BestText(place)),
            TableCell.Share(place.Best is { } best ? place.RobustOf(best) : null),
            TableCell.Share(place.Undefended is { } none ? place.RobustOf(none) : null),
            TableCell.Share((place.Best ?? place.Undefended)?.Clean),
            TableCell.Text(ReliableText(place)),
        ])]);

    private static Html Of(ReportedExperiment experiment, ReportedPlace place) => Html.Of($"""
        <div class="verdict">
        <p class="headline">{Headline(experiment, place)}</p>
        <dl class="facts">
        {Facts(place)}
        </dl>
        {Html.Lines(VerdictNotes.Of(place).Select(note => Html.Of($"<p>{note}</p>")))}
        </div>
        """);

    private static Html Headline(ReportedExperiment experiment, ReportedPlace place)
    {
        if (place.Robust is null)
        {
            return experiment.Attacks.Count == 0
                ? Html.Of($"Nothing was attacked here: these are clean results, which say nothing of robustness.")
                : Html.Of($"Nothing stands for robustness here: the attack was not made, or none has a bound.");
        }

        var lost = place.Undefended is { } none ? place.RobustOf(none) : null;
        if (place.Best is not { } best)
        {
            return place.Groups.All(group => group.IsUndefended) && lost is not null
                ? Html.Of($"No finished run is defended: under attack {Kept(experiment, place, place.Undefended!)}.")
                : Html.Of($"No defence here was attacked by all that stands for robustness: there is no best one.");
        }

        var robust = place.RobustOf(best);
        var undefended = lost is null
            ? Html.Empty
            : Html.Of($", where the undefended model keeps {ReportText.Percent(lost)}");
        var tied = Tied(place);
        return lost >= robust ? Html.Of($"""
                No defence helps: the best of them, <strong>{best.Label}</strong>, keeps {ReportText.Percent(robust)}
                under attack{undefended}.
                """)
            : tied.Any(rival => rival.IsUndefended) ? Html.Of($"""
                No defence is shown to help: the best of them, <strong>{best.Label}</strong>, keeps
                {ReportText.Percent(robust)} under attack{undefended}, and the queries don't tell the two apart.
                """)
            : Html.Of($"""
                <strong>{best.Label}</strong> {Standing(tied)}: under attack it keeps
                <strong>{ReportText.Percent(robust)}</strong> of its {ReportText.Percent(best.Clean)}
                {experiment.Metric}{undefended}.
                """);
    }

    // What the queries don't tell the best apart from.
    private static SeedGroup[] Tied(ReportedPlace place) =>
        [.. place.Rivals.Where(rival => rival.IsApart == false).Select(rival => rival.Group)];

    private static Html Standing(SeedGroup[] tied) => tied is [var rival]
        ? Html.Of($"comes out first, and the queries don't tell it apart from <strong>{rival.Label}</strong>")
        : Html.Of($"defends best");

    private static Html Kept(ReportedExperiment experiment, ReportedPlace place, SeedGroup group) => Html.Of($"""
        the model keeps {ReportText.Percent(place.RobustOf(group))} of its {ReportText.Percent(group.Clean)}
        {experiment.Metric}
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
                "Gain under attack",
                ReportText.Points(place.RobustOf(best) - place.RobustOf(none)),
                "points over the undefended model");
            yield return Fact(
                "Gain without attack",
                ReportText.Points(best.Clean - none.Clean),
                "points over the undefended model");
        }

        if ((place.Best ?? place.Undefended) is { } judged)
        {
            var (text, note, look) = Reliable(place, judged);
            yield return Fact("Attacks reliable", text, note, look);
        }
    }

    private static (string Text, string Note, string Look) Reliable(ReportedPlace place, SeedGroup judged) =>
        place.Reliability(judged) switch
        {
            true => ("✓ yes", "nothing speaks against those on it", "good"),
            false => ("⚠ in doubt", string.Join("; ", place.DoubtsOf(judged)), "bad"),
            null when place.RobustOf(judged) is null => ("unknown", "not attacked by all", ""),
            null => ("unknown", "the tables do not say", ""),
        };

    private static Html Fact(string name, string value, string note, string look = "") =>
        Html.Of($"""<div class="fact {look}"><dt>{name}</dt><dd><b>{value}</b><span>{note}</span></dd></div>""");
}

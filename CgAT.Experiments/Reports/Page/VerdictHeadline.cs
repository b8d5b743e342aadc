namespace CgAT.Experiments.Reports.Page;

/// <summary>
/// Who defends best, in one sentence that says no more than the queries bear out: a higher mean alone is no better
/// defence.
/// </summary>
internal static class VerdictHeadline
{
    /// <summary>The sentence on a place.</summary>
    public static Html Of(ReportedExperiment experiment, ReportedPlace place)
    {
        if (place.Robust is null)
        {
            return experiment.Attacks.Count == 0
                ? Html.Of($"Nothing was attacked here: these are clean results, which say nothing of robustness.")
                : Html.Of($"Nothing stands for robustness here: the attack was not made, or none has a bound.");
        }

        if (place.Best is { } best)
        {
            return Of(experiment, place, best);
        }

        return place.Undefended is { } none && place.Groups.All(group => group.IsUndefended)
            && place.RobustOf(none) is not null
            ? Html.Of($"No finished run is defended: under attack the model keeps {Kept(experiment, place, none)}.")
            : Html.Of($"No defence here was attacked by all that stands for robustness: there is no best one.");
    }

    /// <summary>The most robust defence, in a cell of a table, and what it is not shown to be better than.</summary>
    public static string Best(ReportedPlace place)
    {
        if (place.Best is not { } best)
        {
            return "–";
        }

        var (tied, open) = (Labels(place, RankedRivalry.Tied), Labels(place, RankedRivalry.NotCompared));
        var ahead = Labels(place, RankedRivalry.Ahead);
        return IsNoBetter(place, best) ? $"none helps (the best: {best.Label})"
            : ahead.Length > 0 ? $"{best.Label} (query by query less than {ReportText.List(ahead)})"
            : tied.Length > 0 ? $"{best.Label} (not told apart from {ReportText.List(tied)})"
            : open.Length > 0 ? $"{best.Label} (not compared with {ReportText.List(open)})"
            : best.Label;
    }

    private static Html Of(ReportedExperiment experiment, ReportedPlace place, SeedGroup best)
    {
        var kept = Kept(experiment, place, best);
        var undefended = place.Undefended is { } none && place.RobustOf(none) is { } lost
            ? Html.Of($", where the undefended model keeps {ReportText.Percent(lost)}")
            : Html.Empty;
        var name = Html.Of($"<strong>{best.Label}</strong>");
        if (IsNoBetter(place, best))
        {
            return Html.Of($"No defence helps: the best of them, {name}, keeps {kept} under attack{undefended}.");
        }

        var ofUndefended = place.Rivals.FirstOrDefault(rival => rival.Group == place.Undefended)?.Rivalry;
        var tied = Labels(place, RankedRivalry.Tied);
        return ofUndefended is RankedRivalry.Tied or RankedRivalry.Ahead
            ? Html.Of($"""
                {name} keeps the most under attack, {kept}{undefended}, but the queries don't show that it helps.
                """)
            : tied.Length > 0 ? Html.Of($"""
                {name} comes out first, but the queries don't tell it apart from {Bold(tied)}: under attack it keeps
                {kept}{undefended}.
                """)
            : place.Rivals.All(rival => rival.Rivalry == RankedRivalry.Beaten) && place.Rivals.Count > 0 ? Html.Of($"""
                {name} {(place.Ranked.Count > 1 ? "defends best" : "helps")}: under attack it keeps
                {kept}{undefended}.
                """)
            : Html.Of($"{name} keeps the most under attack, {kept}{undefended}.");
    }

    // Whatever the queries say: on average it keeps no more than what is not defended.
    private static bool IsNoBetter(ReportedPlace place, SeedGroup best) =>
        place.Undefended is { } none && place.RobustOf(none) >= place.RobustOf(best);

    private static string[] Labels(ReportedPlace place, RankedRivalry rivalry) =>
        [.. place.Rivals.Where(rival => rival.Rivalry == rivalry).Select(rival => rival.Group.Label)];

    private static Html Kept(ReportedExperiment experiment, ReportedPlace place, SeedGroup group) => Html.Of($"""
        <strong>{ReportText.Percent(place.RobustOf(group))}</strong> of its {ReportText.Percent(group.Clean)}
        {experiment.Metric}
        """);

    private static Html Bold(string[] names) =>
        new(ReportText.List([.. names.Select(name => Html.Of($"<strong>{name}</strong>").Text)]));
}

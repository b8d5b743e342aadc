namespace CgAT.Experiments.Reports.Page;

/// <summary>
/// What a verdict rests on: the same queries under two defences, what was left out, and what was measured.
/// </summary>
internal static class VerdictNotes
{
    /// <summary>The notes on a place, a sentence or two each.</summary>
    public static IEnumerable<Html> Of(ReportedPlace place)
    {
        if (place.Robust is not { } robust)
        {
            yield break;
        }

        if (place.Best is { } best)
        {
            foreach (var rival in Told(place))
            {
                yield return Against(place, rival, best);
            }

            if (place.Ranked.Count > 1)
            {
                yield return Html.Of($"""
                    '{best.Label}' was chosen among {place.Ranked.Count} on the very queries that it is compared on,
                    which flatters it: other queries are the fair test.
                    """);
            }

            if (place.DoubtsOf(best).Count > 0)
            {
                yield return Sound(place);
            }
        }

        if (NotAttacked(place) is { Length: > 0 } left)
        {
            yield return Html.Of($"Not attacked by all, and so not ranked: {ReportText.List(left)}.");
        }

        var seeds = place.Groups.Max(group => group.Runs.Count);
        var spread = seeds == 1
            ? "One seed: what another training would come to is not known."
            : $"Means over up to {seeds} seeds; intervals are over queries.";
        yield return Html.Of(
            $"Robustness here is {robust.Title.Replace(", %", "", StringComparison.Ordinal)}. {spread}");
    }

    private static string[] NotAttacked(ReportedPlace place) =>
        [.. place.Groups.Where(group => place.RobustOf(group) is null).Select(group => group.Label)];

    // The undefended, the next one, and what the queries don't tell it apart from.
    private static IEnumerable<RankedRival> Told(ReportedPlace place) => place.Rivals.Where(rival =>
        rival.Group.IsUndefended || rival.Group == place.Ranked.ElementAtOrDefault(1)
        || rival.Rivalry == RankedRivalry.Tied);

    private static Html Against(ReportedPlace place, RankedRival rival, SeedGroup best)
    {
        var name = rival.Group.Label;
        if (rival.Compared is not { Difference: { Difference: { } gain } difference })
        {
            var reason = rival.Hindrance ?? rival.Compared?.Difference.Reason ?? "there are no queries";
            return Html.Of($"It is not compared with <strong>{name}</strong> query by query: {reason}.");
        }

        var numbers = $"{ReportText.Points(gain)} points "
            + ReportText.PointsInterval(difference.IntervalLow, difference.IntervalHigh) + Chance(difference.PValue)
            + $", over {ReportText.Count(difference.Queries)} queries {Under(place, rival.Group, best)}";
        return rival.Rivalry == RankedRivalry.Tied
            ? Html.Of($"Not told apart from <strong>{name}</strong>, query by query: {numbers}.")
            : Html.Of($"{(gain > 0 ? "More" : "Less")} than <strong>{name}</strong>, query by query: {numbers}.");
    }

    private static string Chance(double? p) => p switch
    {
        null => "",
        < 0.001 => $", p {ReportText.Chance(p)}",
        _ => $", p = {ReportText.Chance(p)}",
    };

    // Each is ranked by the attack that is the strongest on it.
    private static string Under(ReportedPlace place, SeedGroup rival, SeedGroup best)
    {
        var (ofRival, ofBest) = (Names(place, rival), Names(place, best));
        return ofRival == ofBest
            ? $"under {ofBest}"
            : $"under {ofBest} on '{best.Label}' and {ofRival} on '{rival.Label}'";
    }

    private static string Names(ReportedPlace place, SeedGroup group) =>
        ReportText.List([.. place.AttacksOn(group).Select(attack => $"'{attack}'")]);

    private static Html Sound(ReportedPlace place)
    {
        var sound = place.Ranked.FirstOrDefault(group => place.Reliability(group) == true);
        return sound is null
            ? Html.Of($"""
                Something speaks against the attack on every defence here: what any of them really holds is not known
                yet.
                """)
            : Html.Of($"""
                Of the defences whose attack nothing speaks against, <strong>{sound.Label}</strong> is best:
                {ReportText.Percent(place.RobustOf(sound))} under attack, {ReportText.Percent(sound.Clean)} without.
                """);
    }
}

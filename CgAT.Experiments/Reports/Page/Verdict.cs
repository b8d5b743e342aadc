namespace CgAT.Experiments.Reports.Page;

/// <summary>
/// What an experiment comes to, in a few sentences: who defends best, at what cost, and whether to believe it.
/// </summary>
internal static class Verdict
{
    private const double Significant = 0.05;

    /// <summary>The verdict on an experiment.</summary>
    public static Html Of(ReportedExperiment experiment) => Html.Of($"""
        <div class="verdict">
        <p class="headline">{Headline(experiment)}</p>
        <dl class="facts">
        {Facts(experiment)}
        </dl>
        {Html.Lines(Notes(experiment).Select(note => Html.Of($"<p>{note}</p>")))}
        </div>
        """);

    private static Html Headline(ReportedExperiment experiment)
    {
        if (experiment.Robust is null)
        {
            return experiment.Attacks.Count == 0
                ? Html.Of($"Nothing was attacked here: these are clean results, which say nothing of robustness.")
                : Html.Of($"Nothing stands for robustness here: the attack was not made, or none has a bound.");
        }

        if (experiment.Ranked is not [var best, ..] || experiment.RobustOf(best) is not { } robust)
        {
            return Html.Of($"Nothing is defended here: under attack {Kept(experiment, experiment.Undefended)}.");
        }

        var undefended = experiment.Undefended is { } none && experiment.RobustOf(none) is { } lost
            ? Html.Of($", where the undefended model keeps {ReportText.Percent(lost)}")
            : Html.Empty;
        var worse = experiment.Undefended is { } bare && experiment.RobustOf(bare) >= robust;
        return worse
            ? Html.Of($"""
                No defence helps: the best of them, <strong>{best.Label}</strong>, keeps {ReportText.Percent(robust)}
                under attack{undefended}.
                """)
            : Html.Of($"""
                <strong>{best.Label}</strong> defends best: under attack it keeps
                <strong>{ReportText.Percent(robust)}</strong> of its {ReportText.Percent(best.Clean)}
                {experiment.Metric}{undefended}.
                """);
    }

    private static Html Kept(ReportedExperiment experiment, SeedGroup? group) => group is null
        ? Html.Of($"nothing was measured")
        : Html.Of($"""
            the model keeps {ReportText.Percent(experiment.RobustOf(group))} of its {ReportText.Percent(group.Clean)}
            {experiment.Metric}
            """);

    private static IEnumerable<Html> Facts(ReportedExperiment experiment)
    {
        var (best, none) = (experiment.Ranked.Count > 0 ? experiment.Ranked[0] : null, experiment.Undefended);
        if (experiment.Robust is null)
        {
            yield break;
        }

        if (best is not null && none is not null)
        {
            yield return Fact(
                "Gain under attack",
                ReportText.Points(experiment.RobustOf(best) - experiment.RobustOf(none)),
                "points over the undefended model");
            yield return Fact(
                "Clean cost",
                ReportText.Points(best.Clean - none.Clean),
                "points without an attack");
        }

        if ((best ?? none) is { } judged)
        {
            var doubts = experiment.DoubtsOf(judged);
            yield return doubts.Count == 0
                ? Fact("Reliable", "✓ yes", "nothing speaks against the attack on it", "good")
                : Fact("Reliable", "⚠ in doubt", string.Join("; ", doubts), "bad");
        }
    }

    private static Html Fact(string name, string value, string note, string look = "") =>
        Html.Of($"""<div class="fact {look}"><dt>{name}</dt><dd><b>{value}</b><span>{note}</span></dd></div>""");

    private static IEnumerable<Html> Notes(ReportedExperiment experiment)
    {
        if (experiment.Robust is not { } robust)
        {
            yield break;
        }

        if (experiment.Ranked is [var best, ..])
        {
            var attack = robust.AttackOn(best.Runs[0]);
            foreach (var rival in Rivals(experiment))
            {
                if (experiment.Compare(rival, best, attack) is { Difference.Difference: { } } compared)
                {
                    yield return Against(rival, compared);
                }
            }

            if (experiment.DoubtsOf(best).Count > 0)
            {
                yield return Sound(experiment);
            }
        }

        var seeds = experiment.Groups.Max(group => group.Runs.Count);
        var spread = seeds == 1
            ? "One seed: what another training would come to is not known."
            : $"Means over up to {seeds} seeds; intervals are over queries.";
        yield return Html.Of($"Robustness here is {RobustText(robust)}. {spread}");
    }

    private static IEnumerable<SeedGroup> Rivals(ReportedExperiment experiment) =>
        new[] { experiment.Undefended, experiment.Ranked.Count > 1 ? experiment.Ranked[1] : null }.OfType<SeedGroup>();

    private static Html Against(SeedGroup rival, ComparedDefenses compared)
    {
        var difference = compared.Difference;
        var interval = ReportText.PointsInterval(difference.IntervalLow, difference.IntervalHigh);
        var numbers = $"{ReportText.Points(difference.Difference)} points {interval}, p {Chance(difference.PValue)}, "
            + $"over {ReportText.Count(difference.Queries)} queries";
        return difference.PValue < Significant
            ? Html.Of($"Against <strong>{rival.Label}</strong>, query by query: {numbers}.")
            : Html.Of($"It can't be told apart from <strong>{rival.Label}</strong>: {numbers}.");
    }

    private static string Chance(double? p) => p < 0.001 ? ReportText.Chance(p) : $"= {ReportText.Chance(p)}";

    private static Html Sound(ReportedExperiment experiment)
    {
        var sound = experiment.Ranked.FirstOrDefault(group => experiment.DoubtsOf(group).Count == 0);
        return sound is null
            ? Html.Of($"""
                Something speaks against the attacks on every defence: what any of them really holds is not known yet.
                """)
            : Html.Of($"""
                Of those that nothing speaks against, <strong>{sound.Label}</strong> is best:
                {ReportText.Percent(experiment.RobustOf(sound))} under attack, {ReportText.Percent(sound.Clean)} without.
                """);
    }

    private static string RobustText(RobustMeasure robust) => robust.Title.Replace(", %", "", StringComparison.Ordinal);
}

using System.Text.Json.Nodes;
using CgAT.Experiments.Reports.Drawing;
using OxyPlot;

namespace CgAT.Experiments.Reports.Page;

/// <summary>
/// Robustness over epsilon: attacks that differ in nothing but how far pixels may move, in one spec or along a sweep.
/// </summary>
internal static class EpsilonCurves
{
    private static readonly string[] s_strength = ["epsilon", "step", "name", "iterations"];

    /// <summary>The figure; nothing where no attack was made with two epsilons.</summary>
    public static Html Figure(ReportedExperiment experiment) => Curves(experiment) is { Count: > 0 } curves
        ? FiguresSection.Figure(
            CurvePanel.Draw(
                "Robustness over epsilon", "epsilon, grey levels of 255", $"{experiment.Metric}, %", curves, floor: 0),
            "From clean queries, at 0, to the strongest attack; means over seeds.")
        : Html.Empty;

    /// <summary>Why there is no figure; nothing where there is one.</summary>
    public static Html Missing(ReportedExperiment experiment) =>
        experiment.Robust is null || Curves(experiment).Count > 0
            ? Html.Empty
            : Html.Of($"""
                <p class="note">Robustness over epsilon is not drawn: no attack here was made with more than one. Add
                the attack with another epsilon to the spec; what is finished is not computed again.</p>
                """);

    private static List<Curve> Curves(ReportedExperiment experiment)
    {
        var points =
            from @group in experiment.Shown
            from run in @group.Runs
            let attacks = SettingsOf(run)
            let rows = run.Maps.Where(row => row.Attack is not null && row.MemberOf is null).ToArray()
            where attacks.Length == rows.Length
            from pair in attacks.Zip(rows)
            where pair.Second is { Epsilon: not null, Value: not null }
            select (Defense: NameOf(@group), @group.IsUndefended, Family: pair.First, Kind: pair.Second.Attack!,
                Epsilon: pair.Second.Epsilon!.Value, Value: pair.Second.Value!.Value, run.Clean);
        var families = points.GroupBy(point => (point.Defense, point.IsUndefended, point.Family))
            .Where(family => family.Select(point => point.Epsilon).Distinct().Count() > 1)
            .ToArray();
        var single = families.Select(family => family.Key.Family).Distinct().Count() < 2;
        return
        [
            .. families.Select(family => new Curve
            {
                Name = single ? family.Key.Defense : $"{family.Key.Defense}, {family.First().Kind}",
                IsUndefended = family.Key.IsUndefended,
                HasMarks = true,
                Points =
                [
                    .. family.GroupBy(point => point.Epsilon)
                        .Select(at => new DataPoint(255 * at.Key, 100 * at.Average(point => point.Value)))
                        .Prepend(new DataPoint(0, 100 * (family.Average(point => point.Clean) ?? double.NaN)))
                        .OrderBy(point => point.X),
                ],
            }),
        ];
    }

    // Along a sweep over epsilon itself the label of a group tells it: it is what the curve goes over.
    private static string NameOf(SeedGroup group)
    {
        var epsilons = group.Row.Axes
            .Where(axis => axis.Value is not null)
            .Where(axis => AxisText.Name(axis).Contains("epsilon", StringComparison.Ordinal))
            .Select(AxisText.Of);
        return string.Join(", ", group.Label.Split(", ").Except(epsilons));
    }

    // The settings of each attack without what says how strong it is, in the order of the spec.
    private static string[] SettingsOf(ReportRun run) =>
        JsonNode.Parse(run.Row.Settings)!["attack"] is JsonArray attacks
            ? [.. attacks.OfType<JsonObject>().Select(WithoutStrength)]
            : [];

    private static string WithoutStrength(JsonObject attack)
    {
        foreach (var key in s_strength)
        {
            attack.Remove(key);
        }

        return attack.ToJsonString();
    }
}

using System.Globalization;
using CgAT.Core.Data;
using CgAT.Core.Errors;
using CgAT.Core.Numerics;

namespace CgAT.Core.Attacks.Targets;

/// <summary>
/// Chooses target labels for targeted attacks: for each query one of the label vectors of the database that its rule
/// lets pass, uniformly, keyed by (seed, query). A query's target does not depend on the other queries, and every
/// attack with one seed and one rule has the same targets.
/// </summary>
public static class TargetSelection
{
    /// <summary>The target of every query.</summary>
    /// <param name="queries">The queries with their true labels.</param>
    /// <param name="database">What label vectors there are.</param>
    /// <param name="settings">The rule.</param>
    /// <param name="seed">The run's seed.</param>
    /// <returns>One a query, in their order.</returns>
    /// <exception cref="UserErrorException">CGAT0730: no vector qualifies for some query.</exception>
    /// <exception cref="ArgumentException">The two sets have not the same classes.</exception>
    public static IReadOnlyList<TargetLabel> Of(
        IImageSet queries, IImageSet database, TargetSettings settings, long seed)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(settings);
        if (queries.Classes != database.Classes)
        {
            throw new ArgumentException(
                $"Queries of {queries.Classes} classes have no targets among {database.Classes}.", nameof(queries));
        }

        var stream = KeyedStream.Create(seed, "target-labels");
        var distinct = DistinctLabels.Of(database);
        var labels = Enumerable.Range(0, queries.Count).Select(queries.LabelsOf).ToList();
        var targets = new TargetLabel[queries.Count];
        for (var query = 0; query < targets.Length; query++)
        {
            var own = labels[query];
            var fit = Enumerable.Range(0, distinct.Vectors.Count)
                .Where(at => Qualifies(settings, own, distinct.Vectors[at], distinct.Items[at]))
                .ToList();
            var chosen = fit.Count > 0
                ? fit[stream.Below(fit.Count, count: 1, epoch: 0, step: 0, query)[0]]
                : throw NoTarget(query, own, settings, distinct);
            targets[query] = new TargetLabel(distinct.Vectors[chosen], distinct.Items[chosen]);
        }

        return targets;
    }

    /// <summary>The name of a rule in specs and messages, such as "frequent-disjoint".</summary>
    public static string NameOf(TargetRule rule) => rule switch
    {
        TargetRule.Disjoint => "disjoint",
        TargetRule.Any => "any",
        TargetRule.Frequent => "frequent",
        TargetRule.FrequentDisjoint => "frequent-disjoint",
        TargetRule.FrequentDifferent => "frequent-different",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "no such rule"),
    };

    private static bool Qualifies(
        TargetSettings settings, IReadOnlyList<int> own, IReadOnlyList<int> vector, int items) =>
        settings.Rule switch
        {
            TargetRule.Disjoint => vector.Count > 0 && !vector.Any(own.Contains),
            TargetRule.Any => true,
            TargetRule.Frequent => items > settings.MoreThan,
            TargetRule.FrequentDisjoint => items > settings.MoreThan && !vector.Any(own.Contains),
            TargetRule.FrequentDifferent => items > settings.MoreThan && !vector.SequenceEqual(own),
            _ => throw new ArgumentException($"no rule {settings.Rule}", nameof(settings)),
        };

    private static UserErrorException NoTarget(
        int query, IReadOnlyList<int> own, TargetSettings settings, DistinctLabels distinct)
    {
        var most = distinct.Items.DefaultIfEmpty().Max();
        var counts = settings.Rule is not (TargetRule.Disjoint or TargetRule.Any);
        var rule = counts
            ? string.Create(
                CultureInfo.InvariantCulture, $"'{NameOf(settings.Rule)}' with more than {settings.MoreThan} items")
            : $"'{NameOf(settings.Rule)}'";
        var labels = own.Count == 0 ? "without labels" : $"of classes {string.Join(", ", own)}";
        return new UserErrorException(new Diagnostic
        {
            Code = ErrorCodes.NoTargetLabel,
            Message = string.Create(
                CultureInfo.InvariantCulture,
                $"query {query}, {labels}, has no target label: none of the {distinct.Vectors.Count} label vectors of "
                + $"the database fits the rule {rule}"),
            Remedy = counts
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"ask for fewer items (no vector has more than {most}), choose the rule 'disjoint' or 'any', "
                    + $"or take a larger database")
                : "choose the rule 'any', or take a larger database",
        });
    }
}

using CgAT.Core.Attacks.Targets;
using CgAT.Core.Data;
using CgAT.Core.Errors;
using CgAT.Core.Tests.Data;

namespace CgAT.Core.Tests.Attacks.Targets;

public sealed class TargetSelectionTests
{
    // Vectors and their items: [] 1, [3] 1, [2] 3, [1, 2] 2, [0] 4, [0, 1] 1.
    private static readonly IImageSet s_database = LabelledSet.Of(
        4, [0], [0], [0], [0], [0, 1], [1, 2], [1, 2], [2], [2], [2], [3], []);

    [Theory]
    [InlineData(TargetRule.Disjoint, 0, "2|3")]
    [InlineData(TargetRule.Any, 0, "|0|0 1|1 2|2|3")]
    [InlineData(TargetRule.Frequent, 1, "0|1 2|2")]
    [InlineData(TargetRule.Frequent, 2, "0|2")]
    [InlineData(TargetRule.FrequentDisjoint, 0, "|2|3")]
    [InlineData(TargetRule.FrequentDisjoint, 1, "2")]
    [InlineData(TargetRule.FrequentDifferent, 0, "|0|1 2|2|3")]
    [InlineData(TargetRule.FrequentDifferent, 1, "0|1 2|2")]
    public void A_rule_lets_these_vectors_pass_and_no_others(TargetRule rule, int moreThan, string expected)
    {
        var queries = LabelledSet.Of(4, [.. Enumerable.Repeat<int[]>([0, 1], 200)]);
        var settings = new TargetSettings { Rule = rule, MoreThan = moreThan };
        var targets = TargetSelection.Of(queries, s_database, settings, seed: 1);
        Assert.Equal(expected, string.Join('|', targets.Select(Write).Distinct().Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Every_vector_that_qualifies_is_equally_likely_however_many_items_it_has()
    {
        var queries = LabelledSet.Of(4, [.. Enumerable.Repeat<int[]>([3], 6000)]);
        var targets = TargetSelection.Of(
            queries, s_database, new TargetSettings { Rule = TargetRule.Any }, seed: 1);

        // Five standard deviations (29) of a sixth of 6,000.
        Assert.All(targets.CountBy(Write), pair => Assert.InRange(pair.Value, 1000 - 145, 1000 + 145));
    }

    [Fact]
    public void A_target_says_how_many_items_of_the_database_have_exactly_its_labels()
    {
        var targets = TargetSelection.Of(
            LabelledSet.Of(4, [.. Enumerable.Repeat<int[]>([3], 100)]),
            s_database,
            new TargetSettings { Rule = TargetRule.Disjoint },
            seed: 1);
        var items = targets.Select(target => (Write(target), target.DatabaseItems)).Distinct().Order();
        Assert.Equal([("0", 4), ("0 1", 1), ("1 2", 2), ("2", 3)], items);
    }

    [Fact]
    public void A_query_without_labels_can_have_any_target_that_has_some()
    {
        var targets = TargetSelection.Of(
            LabelledSet.Of(4, [.. Enumerable.Repeat<int[]>([], 200)]),
            s_database,
            new TargetSettings { Rule = TargetRule.Disjoint },
            seed: 1);
        Assert.Equal(5, targets.Select(Write).Distinct().Count());
        Assert.All(targets, target => Assert.NotEmpty(target.Classes));
    }

    [Fact]
    public void A_query_s_target_is_keyed_by_seed_and_query_and_does_not_depend_on_the_others()
    {
        var settings = new TargetSettings { Rule = TargetRule.Any };
        int[][] labels = [.. Enumerable.Range(0, 50).Select(query => new[] { query % 4 })];
        var all = TargetSelection.Of(LabelledSet.Of(4, labels), s_database, settings, seed: 1).Select(Write).ToList();
        var some = TargetSelection.Of(LabelledSet.Of(4, labels[..20]), s_database, settings, seed: 1);
        Assert.Equal(all.Take(20), some.Select(Write));
        var other = TargetSelection.Of(LabelledSet.Of(4, labels), s_database, settings, seed: 2);
        Assert.NotEqual(all, other.Select(Write));
    }

    [Fact]
    public void A_query_without_a_target_is_named_with_its_rule_and_what_there_is()
    {
        var queries = LabelledSet.Of(4, [0], [0, 1, 2, 3]);
        var disjoint = DiagnosticAssert.Fails(() => TargetSelection.Of(
            queries, s_database, new TargetSettings { Rule = TargetRule.Disjoint }, seed: 1));
        Assert.Equal(ErrorCodes.NoTargetLabel, disjoint.Code);
        Assert.Equal(
            "query 1, of classes 0, 1, 2, 3, has no target label: none of the 6 label vectors of the database fits "
            + "the rule 'disjoint'",
            disjoint.Message);

        var frequent = DiagnosticAssert.Fails(() => TargetSelection.Of(
            LabelledSet.Of(4, [[]]),
            s_database,
            new TargetSettings { Rule = TargetRule.Frequent, MoreThan = 4 },
            seed: 1));
        Assert.Contains("query 0, without labels,", frequent.Message, StringComparison.Ordinal);
        Assert.Contains("'frequent' with more than 4 items", frequent.Message, StringComparison.Ordinal);
        Assert.Contains("no vector has more than 4", frequent.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Sets_of_other_classes_are_refused() => Assert.Throws<ArgumentException>(() => TargetSelection.Of(
        LabelledSet.Of(3, [0]), s_database, new TargetSettings { Rule = TargetRule.Any }, seed: 1));

    private static string Write(TargetLabel target) => string.Join(' ', target.Classes);
}

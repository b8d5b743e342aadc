using CgAT.Core.Retrieval;
using FsCheck.Xunit;

namespace CgAT.Core.Tests.Retrieval;

public sealed class RetrievalInvarianceTests
{
    private const int Queries = 4;
    private const int Items = 60;
    private const int Bits = 8;
    private const int Classes = 3;
    private const int K = 20;
    private const double Tolerance = 1e-12;

    private static readonly RetrievalDepths Depths = new()
    {
        K = K,
        NdcgK = K,
        Cutoffs = [1, 7, K, Items, Items + 5],
        RecallLevels = [.. Enumerable.Range(1, 20).Select(part => part * 0.05)],
    };

    [Property(MaxTest = 50)]
    public void Flipping_the_same_bits_of_all_codes_changes_nothing(int seed, byte mask)
    {
        var example = Example(seed);
        var flipped = Map(example, word => word ^ mask);
        Assert.Equal(example.AveragePrecisions(K), flipped.AveragePrecisions(K));
        Assert.Equal(Values(example), Values(flipped));
    }

    [Property(MaxTest = 50)]
    public void The_order_of_the_bits_changes_nothing(int seed)
    {
        var example = Example(seed);
        var places = Permutation(seed, Bits);
        var moved = Map(
            example, word => places.Select((place, bit) => (word >> bit & 1) << place).Aggregate((a, b) => a | b));
        Assert.Equal(example.AveragePrecisions(K), moved.AveragePrecisions(K));
        Assert.Equal(Values(example), Values(moved));
    }

    [Property(MaxTest = 50)]
    public void The_order_of_the_database_changes_only_the_stable_values(int seed)
    {
        var example = Example(seed);
        var order = Permutation(seed, Items);
        var labels = Enumerable.Range(0, Items).Select(item => Labels(example.DatabaseLabels, item)).ToList();
        var shuffled = example with
        {
            Database = PackedCodes.FromWords([.. order.Select(item => example.Database.Words[item])], Bits),
            DatabaseLabels = LabelMasks.FromIndices([.. order.Select(item => labels[item])], Classes),
        };
        static AveragePrecision WithoutStable(AveragePrecision query) => query with { Stable = 0, StableHits = 0 };
        Assert.Equal(
            example.AveragePrecisions(K).Select(WithoutStable), shuffled.AveragePrecisions(K).Select(WithoutStable));
        Assert.Equal(
            Values(example).Select(value => value with { Stable = 0 }),
            Values(shuffled).Select(value => value with { Stable = 0 }));
    }

    [Property(MaxTest = 50)]
    public void A_database_that_holds_every_item_twice_has_the_same_precision_and_recall_at_twice_the_depth(int seed)
    {
        var example = Example(seed);
        var labels = Enumerable.Range(0, Items).Select(item => Labels(example.DatabaseLabels, item)).ToList();
        var twice = example with
        {
            Database = PackedCodes.FromWords([.. example.Database.Words, .. example.Database.Words], Bits),
            DatabaseLabels = LabelMasks.FromIndices([.. labels, .. labels], Classes),
        };
        var deeper = Depths with { Cutoffs = [.. Depths.Cutoffs.Select(cutoff => 2 * cutoff)] };
        foreach (var (one, two) in example.Measure(Depths).Zip(twice.Measure(deeper)))
        {
            Assert.Equal(2 * one.Relevant, two.Relevant);
            Assert.Equal(one.PrecisionWithinRadius, two.PrecisionWithinRadius);
            Assert.Equal(one.RecallWithinRadius, two.RecallWithinRadius);
            Assert.All(Depths.Cutoffs, cutoff => SameButStable(one.PrecisionAt(cutoff), two.PrecisionAt(2 * cutoff)));
            Assert.All(Depths.Cutoffs, cutoff => SameButStable(one.RecallAt(cutoff), two.RecallAt(2 * cutoff)));
        }
    }

    [Property(MaxTest = 50)]
    public void Average_precisions_are_the_same_to_the_bit_beside_the_other_metrics(int seed)
    {
        var queries = Example(seed).Measure(Depths);
        Assert.Equal(Example(seed).AveragePrecisions(K), queries.Select(query => query.AveragePrecisionAtK));
        Assert.Equal(Example(seed).AveragePrecisions(null), queries.Select(query => query.AveragePrecision));
    }

    [Property(MaxTest = 50)]
    public void The_values_of_a_query_do_not_depend_on_the_others_to_the_bit(int seed)
    {
        var example = Example(seed);
        var together = example.AveragePrecisions(K);
        for (var query = 0; query < Queries; query++)
        {
            var alone = example with
            {
                Queries = PackedCodes.FromWords([example.Queries.Words[query]], Bits),
                QueryLabels = LabelMasks.FromIndices([Labels(example.QueryLabels, query)], Classes),
            };
            Assert.Equal(together[query], alone.AveragePrecisions(K).Single());
        }
    }

    [Property(MaxTest = 50)]
    public void Expected_and_stable_lie_between_worst_and_best(int seed) => Assert.All(
        Example(seed).AveragePrecisions(K).Concat(Example(seed).AveragePrecisions(null)),
        query =>
        {
            Assert.InRange(query.Expected, query.Worst, query.Best);
            Assert.InRange(query.Stable, query.Worst, query.Best);
            Assert.InRange(query.Best, 0, 1);
        });

    [Property(MaxTest = 50)]
    public void Every_metric_lies_between_worst_and_best(int seed) => Assert.All(
        Values(Example(seed)),
        value =>
        {
            Assert.InRange(value.Expected, value.Worst, value.Best);
            Assert.InRange(value.Stable, value.Worst, value.Best);
            Assert.InRange(value.Worst, 0, 1);
            Assert.InRange(value.Best, 0, 1);
        });

    // All metrics of all queries.
    private static List<TiedValue> Values(RetrievalExample example) =>
    [
        .. example.Measure(Depths).SelectMany(query => (TiedValue[])
        [
            query.AveragePrecisionAtK.Tied(), query.AveragePrecision.Tied(), query.Ndcg, query.PrecisionWithinRadius,
            query.RecallWithinRadius, .. query.PrecisionAtRecallLevels, .. Depths.Cutoffs.Select(query.PrecisionAt),
            .. Depths.Cutoffs.Select(query.RecallAt),
        ]),
    ];

    private static void SameButStable(TiedValue expected, TiedValue actual)
    {
        Assert.Equal(expected.Expected, actual.Expected, Tolerance);
        Assert.Equal(expected.Best, actual.Best, Tolerance);
        Assert.Equal(expected.Worst, actual.Worst, Tolerance);
    }

    private static RetrievalExample Example(int seed) => RetrievalExample.Random(seed, Queries, Items, Bits, Classes);

    private static RetrievalExample Map(RetrievalExample example, Func<ulong, ulong> map) => example with
    {
        Queries = PackedCodes.FromWords([.. example.Queries.Words.Select(map)], Bits),
        Database = PackedCodes.FromWords([.. example.Database.Words.Select(map)], Bits),
    };

    private static int[] Labels(LabelMasks masks, int item)
    {
        var single = LabelMasks.FromIndices(
            [.. Enumerable.Range(0, Classes).Select(label => new[] { label })], Classes);
        return [.. Enumerable.Range(0, Classes).Where(label => masks.Share(item, single, label))];
    }

    private static int[] Permutation(int seed, int count)
    {
        var keys = Enumerable.Range(0, count).Select(at => ((ulong)(uint)seed + (ulong)at) * 0x9E3779B97F4A7C15 >> 20);
        return [.. keys.Select((key, at) => (key, at)).Order().Select(pair => pair.at)];
    }
}

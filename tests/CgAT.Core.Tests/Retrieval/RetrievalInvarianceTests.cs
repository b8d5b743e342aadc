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

    [Property(MaxTest = 50)]
    public void Flipping_the_same_bits_of_all_codes_changes_nothing(int seed, byte mask)
    {
        var example = Example(seed);
        var flipped = Map(example, word => word ^ mask);
        Assert.Equal(example.AveragePrecisions(K), flipped.AveragePrecisions(K));
    }

    [Property(MaxTest = 50)]
    public void The_order_of_the_bits_changes_nothing(int seed)
    {
        var example = Example(seed);
        var places = Permutation(seed, Bits);
        var moved = Map(
            example, word => places.Select((place, bit) => (word >> bit & 1) << place).Aggregate((a, b) => a | b));
        Assert.Equal(example.AveragePrecisions(K), moved.AveragePrecisions(K));
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

using CgAT.Core.Data;
using CgAT.Core.Tests.Attacks.Targets;

namespace CgAT.Core.Tests.Data;

public sealed class LabelStatisticsTests
{
    private static readonly IImageSet s_database = LabelledSet.Of(4, [0], [0, 1], [], [1, 2], [0, 1]);

    [Fact]
    public void Items_labels_and_label_vectors_are_counted()
    {
        var statistics = LabelStatistics.Of(s_database);
        Assert.Equal(5, statistics.Items);
        Assert.Equal([3, 3, 1, 0], statistics.OfClass);
        Assert.Equal(7 / 5.0, statistics.MeanLabels);
        Assert.Equal(4, statistics.DistinctVectors);
        Assert.Equal(1, statistics.WithoutLabels);
    }

    [Fact]
    public void The_relevant_share_is_that_of_the_items_which_share_a_label_with_a_query_on_average()
    {
        // Relevant are 3, 3, 4 and 0 of 5.
        var queries = LabelledSet.Of(4, [0], [0], [0, 2], [3]);
        Assert.Equal((3 + 3 + 4 + 0) / 20.0, LabelStatistics.RelevantShare(queries, s_database));
    }

    [Fact]
    public void An_item_without_labels_is_relevant_to_nothing()
    {
        Assert.Equal(0, LabelStatistics.RelevantShare(LabelledSet.Of(4, [[]]), s_database));
    }
}

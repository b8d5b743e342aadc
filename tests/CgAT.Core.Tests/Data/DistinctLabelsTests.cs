using CgAT.Core.Data;
using CgAT.Core.Tests.Attacks.Targets;

namespace CgAT.Core.Tests.Data;

public sealed class DistinctLabelsTests
{
    [Fact]
    public void Each_vector_stands_there_once_with_the_number_of_its_items_in_the_order_of_its_zeros_and_ones()
    {
        var distinct = DistinctLabels.Of(LabelledSet.Of(3, [0], [1, 2], [0], [], [2], [0, 1, 2], [0, 1], [1, 2], [0]));
        Assert.Equal([[], [2], [1, 2], [0], [0, 1], [0, 1, 2]], distinct.Vectors);
        Assert.Equal([1, 1, 2, 3, 1, 1], distinct.Items);
        Assert.Equal(3, distinct.Classes);
    }
}

using CgAT.Core.Retrieval;
using TorchSharp;

namespace CgAT.Core.Tests.Retrieval;

public sealed class LabelMasksTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(64)]
    [InlineData(80)]
    [InlineData(200)]
    public void Items_share_when_some_class_is_common(int classes)
    {
        var labels = LabelMasks.FromIndices([[0, classes - 1], [classes - 1], [1], []], classes);
        Assert.Equal((4, classes, (classes + 63) / 64), (labels.Count, labels.Classes, labels.WordsPerItem));
        Assert.True(labels.Share(0, labels, 1));
        Assert.False(labels.Share(0, labels, 2));
        Assert.False(labels.Share(1, labels, 2));
    }

    [Fact]
    public void An_item_without_labels_is_relevant_to_nothing_not_even_itself()
    {
        var labels = LabelMasks.FromIndices([[], [0]], 2);
        Assert.False(labels.Share(0, labels, 0));
        Assert.False(labels.Share(0, labels, 1));
    }

    [Fact]
    public void A_tensor_of_ones_and_zeros_gives_the_same_as_indices()
    {
        using var tensor = torch.tensor([1f, 0f, 1f, 0f, 0f, 0f], [2, 3]);
        using var boolean = tensor.to_type(torch.ScalarType.Bool);
        var indices = LabelMasks.FromIndices([[2, 0], []], 3);
        foreach (var labels in new[] { LabelMasks.FromTensor(tensor), LabelMasks.FromTensor(boolean) })
        {
            Assert.True(labels.Share(0, indices, 0));
            Assert.False(labels.Share(1, indices, 0));
            Assert.False(labels.Share(0, LabelMasks.FromIndices([[1]], 3), 0));
        }
    }

    [Theory]
    [InlineData(0.5f)]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    public void Another_value_than_0_or_1_throws(float value)
    {
        using var tensor = torch.tensor([1f, value], [1, 2]);
        var error = Assert.Throws<ArgumentException>(() => LabelMasks.FromTensor(tensor));
        Assert.StartsWith("Labels hold a value that is neither 0 nor 1.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_shape_throws()
    {
        using var vector = torch.ones(4);
        Assert.Throws<ArgumentException>(() => LabelMasks.FromTensor(vector));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    public void A_class_that_does_not_exist_throws(int label)
    {
        var error = Assert.Throws<ArgumentException>(() => LabelMasks.FromIndices([[0], [label]], 3));
        Assert.StartsWith(
            $"Item 1 has class {label}, but the 3 classes count from 0.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_of_different_classes_cannot_be_compared() => Assert.Throws<ArgumentException>(
        () => LabelMasks.FromIndices([[0]], 2).Share(0, LabelMasks.FromIndices([[0]], 3), 0));

    [Fact]
    public void No_tensor_is_left_behind()
    {
        using var tensor = torch.ones(2, 3);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        LabelMasks.FromTensor(tensor);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}

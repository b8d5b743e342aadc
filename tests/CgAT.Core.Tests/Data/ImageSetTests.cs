using CgAT.Core.Data;
using FsCheck;
using FsCheck.Xunit;
using TorchSharp;
using static TorchSharp.torch;

namespace CgAT.Core.Tests.Data;

public sealed class ImageSetTests
{
    // Two images of 1 x 2 pixels: gray in one set, colour in the other.
    private static readonly InMemoryImageSet Gray = new(1, 2, 1, 3, [[0, 51], [255, 102]], [[0], [1, 2]]);

    private static readonly InMemoryImageSet Colour =
        new(1, 2, 3, 3, [[0, 51, 102, 153, 204, 255], [255, 204, 153, 102, 51, 0]], [[2], [0]]);

    [Fact]
    public void A_gray_image_stands_in_all_three_channels()
    {
        using var images = Gray.Images([1, 0], CPU);
        Assert.Equal([2, 3, 1, 2], images.shape);
        Assert.Equal([1f, 0.4f, 1f, 0.4f, 1f, 0.4f, 0f, 0.2f, 0f, 0.2f, 0f, 0.2f], Values(images));
    }

    [Fact]
    public void A_colour_image_has_its_channels_apart()
    {
        using var images = Colour.Images([0], CPU);
        Assert.Equal([0f, 0.6f, 0.2f, 0.8f, 0.4f, 1f], Values(images));
    }

    [Fact]
    public void Images_have_the_strides_of_the_channels_last_layout()
    {
        using var images = Colour.Images([0, 1], CPU);
        Assert.Equal([6, 1, 6, 3], images.stride());
    }

    [Fact]
    public void Every_byte_becomes_its_255th_part()
    {
        byte[] bytes = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        using var images = new InMemoryImageSet(16, 16, 1, 1, [bytes], [[0]]).Images([0], CPU);
        Assert.Equal(bytes.Select(value => value / 255f), Values(images).Take(256));
    }

    [Fact]
    public void A_batch_can_be_empty()
    {
        using var images = Colour.Images([], CPU);
        using var labels = Colour.Labels([], CPU);
        Assert.Equal([0, 3, 1, 2], images.shape);
        Assert.Equal([0, 3], labels.shape);
    }

    [Fact]
    public void Labels_are_multi_hot_rows()
    {
        using var labels = Gray.Labels([1, 0, 1], CPU);
        Assert.Equal([3, 3], labels.shape);
        Assert.Equal([0f, 1f, 1f, 1f, 0f, 0f, 0f, 1f, 1f], Values(labels));
    }

    [Fact]
    public void A_set_has_single_labels_only_if_every_item_has_one()
    {
        Assert.False(Gray.SingleLabel);
        Assert.True(Colour.SingleLabel);
        Assert.True(new ImageSubset(Gray, [0, 0]).SingleLabel);
        Assert.False(new InMemoryImageSet(1, 1, 1, 1, [[0]], [[]]).SingleLabel);
    }

    [Fact]
    public void Batches_go_to_the_device_that_is_asked_for()
    {
        using var images = Colour.Images([0], META);
        using var labels = Colour.Labels([0], META);
        Assert.Equal((DeviceType.META, DeviceType.META), (images.device_type, labels.device_type));
        Assert.Equal([6, 1, 6, 3], images.stride());
    }

    [Fact]
    public void A_batch_leaves_one_live_tensor_that_its_scope_owns()
    {
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (NewDisposeScope())
        {
            Colour.Images([0], CPU);
            Colour.Labels([0], CPU);
            Assert.Equal(before + 2, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Property]
    public bool A_subset_shows_the_items_of_its_parent(NonNegativeInt[] choice)
    {
        int[] items = [.. choice.Select(number => number.Get % 2)];
        var subset = new ImageSubset(Colour, items);
        using var own = subset.Images([.. Enumerable.Range(0, items.Length)], CPU);
        using var parents = Colour.Images(items, CPU);
        return subset.Count == items.Length
            && Values(own).SequenceEqual(Values(parents))
            && Enumerable.Range(0, items.Length).All(at => subset.LabelsOf(at) == Colour.LabelsOf(items[at]));
    }

    [Fact]
    public void Items_outside_a_set_are_refused()
    {
        var subset = new ImageSubset(Gray, [0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Gray.Images([2], CPU));
        Assert.Throws<ArgumentOutOfRangeException>(() => Gray.Labels([-1], CPU));
        Assert.Throws<ArgumentOutOfRangeException>(() => Gray.LabelsOf(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => subset.Images([1], CPU));
        Assert.Throws<ArgumentOutOfRangeException>(() => subset.LabelsOf(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageSubset(Gray, [2]));
    }

    [Fact]
    public void Images_and_labels_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new InMemoryImageSet(1, 1, 2, 1, [[0, 0]], [[0]]));
        Assert.Throws<ArgumentException>(() => new InMemoryImageSet(1, 1, 1, 1, [[0, 0]], [[0]]));
        Assert.Throws<ArgumentException>(() => new InMemoryImageSet(1, 1, 1, 1, [[0]], []));
        Assert.Throws<ArgumentException>(() => new InMemoryImageSet(1, 1, 1, 1, [[0]], [[1]]));
        Assert.Throws<ArgumentException>(() => new InMemoryImageSet(1, 1, 1, 2, [[0]], [[1, 0]]));
    }

    // Of a contiguous copy: rows, channels, then pixels.
    private static float[] Values(Tensor tensor)
    {
        using var copy = tensor.contiguous();
        return copy.numel() == 0 ? [] : copy.data<float>().ToArray();
    }
}

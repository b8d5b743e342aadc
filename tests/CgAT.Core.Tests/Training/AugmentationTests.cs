using CgAT.Core.Tests.Support;
using CgAT.Core.Training;
using TorchSharp;

namespace CgAT.Core.Tests.Training;

public sealed class AugmentationTests
{
    private static readonly int[] s_items = [.. Enumerable.Range(0, 40)];

    [Fact]
    public void Images_are_shifted_by_no_more_than_they_may_and_repeat_their_edges()
    {
        using var scope = torch.NewDisposeScope();
        var images = Ramps();
        var moved = Of(images, new AugmentationSettings { Shift = 2 });
        var shifts = new HashSet<(int, int)>();
        for (var row = 0; row < s_items.Length; row++)
        {
            var (down, right) = Shift(moved[row]);
            Assert.InRange(down, -2, 2);
            Assert.InRange(right, -2, 2);
            TensorAssert.Same(Shifted(images[row], down, right), moved[row]);
            shifts.Add((down, right));
        }

        Assert.True(shifts.Count > 10);
    }

    [Fact]
    public void About_every_other_image_is_mirrored()
    {
        using var scope = torch.NewDisposeScope();
        var images = Ramps();
        var moved = Of(images, new AugmentationSettings { Flip = true });
        var mirrored = s_items.Count(row => moved[row].equal(images[row].flip(2)).all().item<bool>());
        var same = s_items.Count(row => moved[row].equal(images[row]).all().item<bool>());
        Assert.Equal(s_items.Length, mirrored + same);
        Assert.InRange(mirrored, 10, 30);
    }

    [Fact]
    public void An_image_varies_by_epoch_and_item_and_not_by_its_batch()
    {
        using var scope = torch.NewDisposeScope();
        var settings = new AugmentationSettings { Shift = 3, Flip = true };
        var images = Ramps();
        var whole = Of(images, settings);
        var part = new Augmentation(settings, seed: 1, "cgat").Of(images.narrow(0, 7, 5), s_items[7..12], epoch: 0);
        TensorAssert.Same(whole.narrow(0, 7, 5), part);
        Assert.False(Of(images, settings, epoch: 1).equal(whole).all().item<bool>());
    }

    private static torch.Tensor Of(torch.Tensor images, AugmentationSettings settings, int epoch = 0) =>
        new Augmentation(settings, seed: 1, "cgat").Of(images, s_items, epoch);

    // Every pixel of an 8 x 8 image has a value of its own: 8 y + x.
    private static torch.Tensor Ramps() =>
        torch.arange(64, torch.float32).view(1, 1, 8, 8).repeat(s_items.Length, 3, 1, 1);

    private static (int Down, int Right) Shift(torch.Tensor image)
    {
        var middle = (int)image[0, 4, 4].item<float>();
        return (4 - (middle / 8), 4 - (middle % 8));
    }

    private static torch.Tensor Shifted(torch.Tensor image, int down, int right)
    {
        var rows = torch.tensor([.. Enumerable.Range(0, 8).Select(y => (long)Math.Clamp(y - down, 0, 7))]);
        var columns = torch.tensor([.. Enumerable.Range(0, 8).Select(x => (long)Math.Clamp(x - right, 0, 7))]);
        return image.index_select(1, rows).index_select(2, columns);
    }
}

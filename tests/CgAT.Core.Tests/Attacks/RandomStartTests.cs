using CgAT.Core.Attacks;
using CgAT.Core.Tests.Support;
using FsCheck.Xunit;
using TorchSharp;

namespace CgAT.Core.Tests.Attacks;

public sealed class RandomStartTests
{
    private const double Epsilon = 8.0 / 255;

    private static readonly AttackBall s_ball = new(Epsilon);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    public void An_image_s_start_does_not_depend_on_the_batch(int batchSize)
    {
        using var scope = torch.NewDisposeScope();
        var start = new RandomStart(1, "center");
        var images = RandomTensor.Images(64, seed: 1);
        int[] items = [.. Enumerable.Range(0, 64).Select(item => item * 3)];
        var batches = Enumerable.Range(0, 64).Chunk(batchSize).Select(rows => start.Of(
            images.narrow(0, rows[0], rows.Length), [.. rows.Select(row => items[row])], epoch: 2, s_ball));
        TensorAssert.Same(start.Of(images, items, epoch: 2, s_ball), torch.cat([.. batches]));
    }

    [Property(MaxTest = 20)]
    public void A_start_is_in_the_ball_and_in_range(int seed)
    {
        using var scope = torch.NewDisposeScope();
        var images = (RandomTensor.Images(4, seed) * 2 - 0.5).clamp_(0, 1);
        var start = new RandomStart(seed, "center").Of(images, [0, 1, 2, 3], epoch: 0, s_ball);
        Assert.InRange(TensorAssert.Values(start - images).Max(Math.Abs), 0, Epsilon + 1e-7);
        Assert.True(new PerturbationBall(images, s_ball).Contains(start).all().item<bool>());
        Assert.InRange(start.min().item<float>(), 0, 1);
        Assert.InRange(start.max().item<float>(), 0, 1);
    }

    [Fact]
    public void Starts_fill_the_ball_evenly()
    {
        using var scope = torch.NewDisposeScope();
        var images = torch.full([20, 3, 32, 32], 0.5f);
        var start = new RandomStart(1, "center").Of(images, [.. Enumerable.Range(0, 20)], epoch: 0, s_ball);
        var counts = TensorAssert.Values(start - images)
            .Select(value => Math.Clamp((int)((value + Epsilon) / (2 * Epsilon) * 10), 0, 9))
            .CountBy(tenth => tenth)
            .ToDictionary();

        // Five standard deviations (74) of a tenth's count out of 61,440.
        Assert.All(Enumerable.Range(0, 10), tenth => Assert.InRange(counts[tenth], 6144 - 372, 6144 + 372));
    }

    [Fact]
    public void Another_seed_purpose_epoch_or_item_gives_another_start()
    {
        using var scope = torch.NewDisposeScope();
        var images = torch.full([1, 3, 4, 4], 0.5f);
        torch.Tensor[] starts =
        [
            new RandomStart(1, "center").Of(images, [5], epoch: 0, s_ball),
            new RandomStart(2, "center").Of(images, [5], epoch: 0, s_ball),
            new RandomStart(1, "cgat").Of(images, [5], epoch: 0, s_ball),
            new RandomStart(1, "center").Of(images, [5], epoch: 1, s_ball),
            new RandomStart(1, "center").Of(images, [6], epoch: 0, s_ball),
        ];
        Assert.Equal(
            starts.Length, starts.Select(start => string.Join(' ', TensorAssert.Values(start))).Distinct().Count());
    }
}

using CgAT.Core.Attacks;
using CgAT.Core.Networks;
using CgAT.Core.Tests.Support;
using FsCheck;
using FsCheck.Xunit;
using TorchSharp;

namespace CgAT.Core.Tests.Attacks;

public sealed class PerturbationBallTests
{
    [Property(MaxTest = 50)]
    public void What_is_projected_is_within_epsilon_exactly(int seed, PositiveInt size)
    {
        using var scope = torch.NewDisposeScope();
        var images = Images(seed);
        var epsilon = size.Get % 41 / 255.0;
        var projected = Projected(images, new AttackBall(epsilon), seed);
        Assert.All(
            TensorAssert.Values(images).Zip(TensorAssert.Values(projected)),
            pair => Assert.InRange(Math.Abs(pair.Second - pair.First), 0, epsilon));
        RequireInRange(projected);
    }

    [Property(MaxTest = 50)]
    public void What_is_projected_in_normalised_space_is_within_epsilon_of_its_channel(int seed)
    {
        using var scope = torch.NewDisposeScope();
        var (images, ball) = (Images(seed), new AttackBall(0.032, Space: PixelSpace.Normalised));
        var projected = Projected(images, ball, seed);
        for (var channel = 0; channel < 3; channel++)
        {
            var change = TensorAssert.Values(images.select(1, channel))
                .Zip(TensorAssert.Values(projected.select(1, channel)), (one, other) => Math.Abs(other - one));
            Assert.InRange(change.Max(), 0.03 * HashNetwork.Deviation[channel], 0.032 * HashNetwork.Deviation[channel]);
        }
    }

    [Property(MaxTest = 50)]
    public void What_is_projected_in_l2_has_a_norm_within_epsilon_exactly(int seed, PositiveInt size)
    {
        using var scope = torch.NewDisposeScope();
        var (images, epsilon) = (Images(seed), (size.Get % 100 + 1) / 50.0);
        var projected = Projected(images, new AttackBall(epsilon, BallNorm.L2), seed);
        foreach (var row in Enumerable.Range(0, 3))
        {
            var squares = TensorAssert.Values(images[row])
                .Zip(TensorAssert.Values(projected[row]), (one, other) => (other - one) * (other - one));
            Assert.InRange(Math.Sqrt(squares.Sum()), 0, epsilon);
        }

        RequireInRange(projected);
    }

    [Theory]
    [InlineData(BallNorm.Linf)]
    [InlineData(BallNorm.L2)]
    public void Epsilon_0_gives_the_images_back_to_the_bit(BallNorm norm)
    {
        using var scope = torch.NewDisposeScope();
        var images = Images(seed: 1);
        TensorAssert.Same(images, Projected(images, new AttackBall(0, norm), seed: 1));
    }

    [Theory]
    [InlineData(BallNorm.Linf)]
    [InlineData(BallNorm.L2)]
    public void What_is_inside_stays_to_the_bit(BallNorm norm)
    {
        using var scope = torch.NewDisposeScope();
        var (images, ball) = (Images(seed: 1), new AttackBall(0.1, norm));
        var inside = Projected(images, ball, seed: 2);
        TensorAssert.Same(inside, new PerturbationBall(images, ball).Project(inside.clone()));
    }

    [Fact]
    public void It_contains_what_is_within_epsilon_and_within_a_tolerance()
    {
        using var scope = torch.NewDisposeScope();
        var images = torch.full([2, 3, 1, 1], 0.5f);
        var moved = images + (torch.arange(25, 27).view(2, 1, 1, 1) * 0.01f);
        var ball = new PerturbationBall(images, new AttackBall(0.255));
        Assert.Equal([true, false], ball.Contains(moved).data<bool>().ToArray());
        Assert.Equal([true, true], ball.Contains(moved, 0.02).data<bool>().ToArray());
    }

    private static torch.Tensor Projected(torch.Tensor images, AttackBall ball, long seed) =>
        new PerturbationBall(images, ball).Project(images + RandomTensor.Uniform(images.shape, seed, "change"));

    private static void RequireInRange(torch.Tensor images)
    {
        Assert.InRange(images.min().item<float>(), 0, 1);
        Assert.InRange(images.max().item<float>(), 0, 1);
    }

    // Many pixels black or white, where the range cuts the ball; others tiny.
    private static torch.Tensor Images(int seed)
    {
        var images = ((RandomTensor.Images(3, seed) * 2) - 0.5).clamp_(0, 1);
        images.narrow(0, 2, 1).mul_(1e-6);
        return images;
    }
}

using CgAT.Core.Attacks.Square;
using CgAT.Core.Numerics;
using CgAT.Core.Tests.Support;
using FsCheck;
using FsCheck.Xunit;
using TorchSharp;

namespace CgAT.Core.Tests.Attacks.Square;

public sealed class PixelBallTests
{
    [Property(MaxTest = 60)]
    public void The_ends_are_the_outermost_numbers_in_the_ball_and_in_range(int seed, NonNegativeInt size)
    {
        using var scope = torch.NewDisposeScope();
        var epsilon = (size.Get % 512) / 2040.0;
        var pixels = Pixels(seed, epsilon);
        var ball = PixelBall.Around(torch.tensor(pixels), epsilon);
        var (low, high) = (ball.Low.data<float>().ToArray(), ball.High.data<float>().ToArray());
        for (var at = 0; at < pixels.Length; at++)
        {
            Assert.True(IsIn(low[at], pixels[at], epsilon), $"low {low[at]:R} of {pixels[at]:R} is outside");
            Assert.True(IsIn(high[at], pixels[at], epsilon), $"high {high[at]:R} of {pixels[at]:R} is outside");
            Assert.False(IsIn(MathF.BitDecrement(low[at]), pixels[at], epsilon), $"{low[at]:R} is not the least");
            Assert.False(IsIn(MathF.BitIncrement(high[at]), pixels[at], epsilon), $"{high[at]:R} is not the largest");
        }
    }

    [Fact]
    public void A_ball_of_0_is_the_image_to_the_bit()
    {
        using var scope = torch.NewDisposeScope();
        var images = RandomTensor.Images(2, seed: 1);
        var ball = PixelBall.Around(images, 0);
        TensorAssert.Same(images, ball.Low);
        TensorAssert.Same(images, ball.High);
    }

    [Fact]
    public void Images_outside_go_to_the_nearest_end_and_others_stay()
    {
        using var scope = torch.NewDisposeScope();
        var ball = PixelBall.Around(torch.tensor(new float[,] { { 0.5f, 0.5f, 0.5f, 0f, 1f } }), 0.25);
        var projected = ball.Project(torch.tensor(new float[,] { { 0.625f, 0.9f, 0.1f, -1f, 2f } }));
        TensorAssert.Same(torch.tensor(new float[,] { { 0.625f, 0.75f, 0.25f, 0f, 1f } }), projected);
    }

    private static bool IsIn(float value, float pixel, double epsilon) =>
        value >= 0 && value <= 1 && Math.Abs((double)value - pixel) <= epsilon;

    // Bytes, any numbers, and numbers about the budget, where the ends come near 0.
    private static float[] Pixels(int seed, double epsilon)
    {
        var draws = KeyedStream.Create(seed, "pixels").Uniform(200, 0, 0, 0);
        return
        [
            0, 1, (float)epsilon, 1 - (float)epsilon, MathF.BitIncrement((float)epsilon),
            .. Enumerable.Range(0, 256).Select(value => value / 255f),
            .. draws,
            .. draws.Take(50).Select(draw => (float)(epsilon * (1 + (draw * 1e-4)))).Where(pixel => pixel <= 1),
        ];
    }
}

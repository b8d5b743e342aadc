using CgAT.Core.Attacks;
using TorchSharp;

namespace CgAT.Core.Tests.Attacks;

public sealed class PerceptibilityTests
{
    [Fact]
    public void The_matrix_norm_that_is_called_l_inf_is_not_the_greatest_change()
    {
        using var scope = torch.NewDisposeScope();
        var original = torch.zeros(1, 1, 2, 2);
        var attacked = torch.tensor([0.25f, -0.25f, 0f, 0.125f], [1, 1, 2, 2]);
        var actual = Perceptibility.Of(original, attacked);
        Assert.Equal((0.25, 0.5), (actual.MaxChange, actual.MeanRowSumNorm));
    }

    [Fact]
    public void Parts_together_are_as_all_images_at_once()
    {
        using var scope = torch.NewDisposeScope();
        using var generator = new torch.Generator(1);
        var original = torch.rand([5, 3, 6, 4], generator: generator);
        var attacked = torch.rand([5, 3, 6, 4], generator: generator);
        Perceptibility Part(long start, long count) =>
            Perceptibility.Of(original.narrow(0, start, count), attacked.narrow(0, start, count));
        var (whole, parts) = (Part(0, 5), Perceptibility.Together([Part(0, 2), Part(2, 3)]));
        Assert.Equal((whole.MaxChange, whole.Images), (parts.MaxChange, parts.Images));
        Assert.Equal(whole.MeanRowSumNorm, parts.MeanRowSumNorm, 1e-12);
        Assert.Equal(whole.MeanSpectralNorm, parts.MeanSpectralNorm, 1e-12);
        Assert.Equal(whole.RootMeanSquaredError, parts.RootMeanSquaredError, 1e-12);
    }

    [Fact]
    public void Unchanged_images_have_0_everywhere()
    {
        using var images = torch.ones(2, 3, 4, 4);
        var actual = Perceptibility.Of(images, images);
        Assert.Equal(
            (0, 0, 0, 0),
            (actual.MaxChange, actual.MeanRowSumNorm, actual.MeanSpectralNorm, actual.RootMeanSquaredError));
    }

    [Fact]
    public void Other_shapes_throw()
    {
        using var four = torch.zeros(1, 3, 4, 4);
        using var three = torch.zeros(3, 4, 4);
        using var none = torch.zeros(0, 3, 4, 4);
        Assert.Throws<ArgumentException>(() => Perceptibility.Of(four, three));
        Assert.Throws<ArgumentException>(() => Perceptibility.Of(three, three));
        Assert.Throws<ArgumentException>(() => Perceptibility.Of(none, none));
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        using var images = torch.ones(2, 3, 4, 4);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        Perceptibility.Of(images, images);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}

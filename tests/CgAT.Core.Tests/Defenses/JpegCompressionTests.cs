using System.Runtime.InteropServices;
using CgAT.Core.Defenses;
using CgAT.Core.Tests.Support;
using SkiaSharp;
using TorchSharp;

namespace CgAT.Core.Tests.Defenses;

[Trait("Device", "any")]
[Collection(nameof(Alone))]
public sealed class JpegCompressionTests
{
    [Theory]
    [InlineData(10, 32, 32)]
    [InlineData(50, 32, 32)]
    [InlineData(75, 32, 32)]
    [InlineData(95, 32, 32)]
    [InlineData(75, 21, 30)]
    public void An_image_comes_out_as_a_real_codec_decodes_it(int quality, int height, int width)
    {
        using var scope = torch.NewDisposeScope();
        var images = Waves(height, width);
        var difference = (new JpegCompression(quality).Apply(images) - ByCodec(images, quality)).abs() * 255;

        // The codec transforms in whole numbers: a grey level here and there is its rounding.
        Assert.InRange(difference.mean().item<float>(), 0, 0.25);
        Assert.InRange(difference.max().item<float>(), 0, 8);
        Assert.True((new JpegCompression(quality).Apply(images) - images).abs().mean().item<float>() * 255 > 0.5);
    }

    [Fact]
    public void A_grey_image_stays_grey()
    {
        using var scope = torch.NewDisposeScope();
        var grey = RandomTensor.Images(2, seed: 1, size: 16).narrow(1, 0, 1).expand(-1, 3, -1, -1);
        var found = new JpegCompression(30).Apply(grey);
        TensorAssert.Same(found.select(1, 0), found.select(1, 1));
        TensorAssert.Same(found.select(1, 0), found.select(1, 2));
    }

    [Fact]
    public void The_best_quality_changes_hardly_anything()
    {
        using var scope = torch.NewDisposeScope();
        var images = Waves(32, 32);
        var change = (new JpegCompression(100).Apply(images) - images).abs() * 255;
        Assert.InRange(change.max().item<float>(), 0, 4);
        Assert.InRange(change.mean().item<float>(), 0, 1);
    }

    [Fact]
    public void An_image_of_one_color_keeps_it_but_for_the_rounding_of_its_mean()
    {
        using var scope = torch.NewDisposeScope();
        var black = torch.zeros(1, 3, 11, 9, device: TestDevice.Current);
        TensorAssert.Same(black, new JpegCompression(50).Apply(black));
        TensorAssert.Same(torch.ones_like(black), new JpegCompression(50).Apply(torch.ones_like(black)));

        // (99 - 128) · 8 / 16 is -14.5, which goes to -15, and that back to 98.
        TensorAssert.Close(
            black + (98 / 255f), new JpegCompression(50).Apply(black + (99 / 255f)), relative: 0, absolute: 1e-7);
    }

    [Fact]
    public void An_image_does_not_depend_on_its_batch()
    {
        using var scope = torch.NewDisposeScope();
        var jpeg = new JpegCompression(75);
        var images = RandomTensor.Images(5, seed: 1, size: 20);
        var together = jpeg.Apply(images);
        for (var at = 0; at < 5; at++)
        {
            TensorAssert.Same(together.narrow(0, at, 1), jpeg.Apply(images.narrow(0, at, 1)));
        }
    }

    [Fact]
    public void Its_gradient_is_0()
    {
        using var scope = torch.NewDisposeScope();
        var images = RandomTensor.Images(2, seed: 1, size: 12).requires_grad_();
        new JpegCompression(75).Apply(images).sum().backward();
        TensorAssert.Same(torch.zeros_like(images), images.grad!);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void Qualities_are_from_1_to_100(int quality) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new JpegCompression(quality));

    [Fact]
    public void No_tensor_is_left() => Assert.Equal(0, LiveTensors.LeftBy(() =>
    {
        using var images = RandomTensor.Images(2, seed: 1, size: 12);
        using var found = new JpegCompression(75).Apply(images);
    }));

    // Whole grey levels, smooth with an edge, another in each channel.
    private static torch.Tensor Waves(int height, int width)
    {
        var y = torch.arange(height, torch.float32).view(1, 1, height, 1);
        var x = torch.arange(width, torch.float32).view(1, 1, 1, width);
        var channel = torch.arange(3, torch.float32).view(1, 3, 1, 1);
        var waves = ((x / (3 + channel)).sin() + (y / (5 - channel)).cos()) * 50 + 128;
        return ((waves + (x > width / 2) * 25).round().clamp(0, 255) / 255).to(TestDevice.Current);
    }

    private static torch.Tensor ByCodec(torch.Tensor image, int quality)
    {
        var (height, width) = ((int)image.shape[2], (int)image.shape[3]);
        using var pixmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var levels = (image[0].cpu() * 255).round().to_type(torch.uint8);
        var alpha = torch.full([1, height, width], 255, torch.uint8);
        var rgba = torch.cat([levels, alpha]).permute(1, 2, 0).contiguous().data<byte>().ToArray();
        Marshal.Copy(rgba, 0, pixmap.GetPixels(), rgba.Length);
        var options = new SKJpegEncoderOptions(
            quality, SKJpegEncoderDownsample.Downsample444, SKJpegEncoderAlphaOption.Ignore);
        using var encoded = pixmap.PeekPixels().Encode(options);
        using var decoded = SKBitmap.Decode(encoded, pixmap.Info);
        return torch.tensor(decoded.Bytes, [height, width, 4])
            .permute(2, 0, 1).narrow(0, 0, 3).unsqueeze(0).to(torch.float32, TestDevice.Current) / 255;
    }
}

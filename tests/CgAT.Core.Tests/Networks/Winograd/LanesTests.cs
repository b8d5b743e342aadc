using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using CgAT.Core.Networks.Winograd;
using CgAT.Core.Numerics;

namespace CgAT.Core.Tests.Networks.Winograd;

/// <summary>Winograd's kernels have the same bits however wide a processor's vectors are.</summary>
public sealed unsafe class LanesTests
{
    private const int Channels = 32;

    // More than two blocks, for outputs and for the gradients of filters, and the last one odd.
    private static readonly Tiles s_tiles = new(Images: 3, Height: 20, Width: 36);

    [Theory]
    [InlineData(false, "19A5C1E6")]
    [InlineData(true, "B44D1D0A")]
    public void Bits_are_the_same_at_both_widths_and_on_every_processor(bool pooled, string digest)
    {
        var eight = Bits(new TiledConvolution<EightLanes, Vector256<float>>(), pooled);
        Assert.Equal(eight, Bits(new TiledConvolution<SixteenLanes, Vector512<float>>(), pooled));
        Assert.Equal(digest, Convert.ToHexString(SHA256.HashData(eight))[..8]);
    }

    // Outputs, where they are from, the gradient of the images and those of filters and bias.
    private static byte[] Bits(TiledConvolution convolution, bool pooled)
    {
        var pixels = (int)s_tiles.Pixels * Channels;
        var images = Numbers("images", pixels);
        var weights = Numbers("weights", Channels * Channels * 9);
        var bias = Numbers("bias", Channels);
        var (outputs, choices, slopes) = (new float[pixels], new float[pixels], new float[pixels]);
        var (ofImages, ofWeights, ofBias) = (new float[pixels], new float[weights.Length], new float[Channels]);
        fixed (float* x = images, w = weights, b = bias, y = outputs, c = choices, s = slopes)
        fixed (float* dx = ofImages, dw = ofWeights, db = ofBias)
        {
            var places = Places(w);
            convolution.Convolve(
                Pass(x, y) with { Rectified = true, Bias = b, Pooled = pooled, Choices = c }, places);
            if (pooled)
            {
                convolution.Unpool(s_tiles, y, c, Channels, s);
            }
            else
            {
                outputs.CopyTo(slopes, 0);
            }

            convolution.Weights(Pass(x, null) with { Rectified = true }, s, Places(dw), db);
            convolution.Convolve(Pass(s, dx) with { Gates = x }, places.Turned);
        }

        return [.. new[] { outputs, choices, ofImages, ofWeights, ofBias }.SelectMany(part =>
            part.SelectMany(BitConverter.GetBytes))];
    }

    private static TilePass Pass(float* images, float* into) => new()
    {
        Tiles = s_tiles,
        Images = images,
        Inputs = Channels,
        Outputs = Channels,
        Into = into,
    };

    private static FilterPlaces Places(float* first) => new((nint)first, Channels, 9, Channels, 9 * Channels, 3, 1);

    private static float[] Numbers(string name, int count) =>
        [.. KeyedStream.Create(1, name).Uniform(count, 0, 0, 0).Select(value => (2 * value) - 1)];
}

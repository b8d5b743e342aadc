using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using CgAT.Core.Networks.Winograd;
using CgAT.Core.Numerics;

namespace CgAT.Core.Tests.Networks.Winograd;

/// <summary>Winograd's kernels have the same bits however wide a processor's vectors are.</summary>
public sealed unsafe class LanesTests
{
    private const int Channels = 32;
    private static readonly Tiles s_tiles = new(Images: 3, Height: 8, Width: 12);

    [Theory]
    [InlineData(false, "F82256FD")]
    [InlineData(true, "BDEF7494")]
    public void Bits_are_the_same_at_both_widths_and_on_every_processor(bool pooled, string digest)
    {
        var eight = Bits<EightLanes, Vector256<float>>(pooled);
        Assert.Equal(eight, Bits<SixteenLanes, Vector512<float>>(pooled));
        Assert.Equal(digest, Convert.ToHexString(SHA256.HashData(eight))[..8]);
    }

    // Outputs, where they are from, the gradient of the images and those of filters and bias.
    private static byte[] Bits<TLanes, TVector>(bool pooled)
        where TLanes : struct, ILanes<TVector>
        where TVector : unmanaged
    {
        var pixels = (int)s_tiles.Pixels * Channels;
        var images = Numbers("images", pixels);
        var weights = Numbers("weights", Channels * Channels * 9);
        var bias = Numbers("bias", Channels);
        var filters = new float[Tiles.Products * (int)FilterPlaces.Next(Channels, Channels)];
        var (outputs, choices, slopes) = (new float[pixels], new float[pixels], new float[pixels]);
        var (ofImages, ofWeights, ofBias) = (new float[pixels], new float[weights.Length], new float[Channels]);
        fixed (float* x = images, w = weights, b = bias, u = filters, y = outputs, c = choices, s = slopes)
        fixed (float* dx = ofImages, dw = ofWeights, db = ofBias)
        {
            var places = Places(w);
            TiledConvolution<TLanes, TVector>.Prepare(places, u);
            TiledConvolution<TLanes, TVector>.Run(
                Pass(x, y) with { Rectified = true, Bias = b, Pooled = pooled, Choices = c }, u);
            if (pooled)
            {
                TiledConvolution<TLanes, TVector>.Unpool(s_tiles, y, c, Channels, s);
            }
            else
            {
                outputs.CopyTo(slopes, 0);
            }

            TiledConvolution<TLanes, TVector>.Weights(Pass(x, null) with { Rectified = true }, s, Places(dw), db);
            TiledConvolution<TLanes, TVector>.Prepare(places.Turned, u);
            TiledConvolution<TLanes, TVector>.Run(Pass(s, dx) with { Gates = x }, u);
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

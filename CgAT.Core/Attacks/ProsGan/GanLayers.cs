using CgAT.Core.Networks;
using TorchSharp;

namespace CgAT.Core.Attacks.ProsGan;

/// <summary>The plain layers of ProS-GAN, with PyTorch's default initial weights.</summary>
internal static class GanLayers
{
    /// <summary>A convolution that keeps the size of its input, with filters of an odd side; no bias unless asked
    /// for.</summary>
    public static Convolution Convolution(
        int inputs, int outputs, int side, torch.Generator generator, bool bias = false) =>
        Of([outputs, inputs, side, side], generator, bias, stride: 1, padding: side / 2);

    /// <summary>A convolution that halves the side of its input: filters of 4x4, stride 2, padding 1; no
    /// bias.</summary>
    public static Convolution Halving(int inputs, int outputs, torch.Generator generator) =>
        Of([outputs, inputs, 4, 4], generator, bias: false, stride: 2, padding: 1);

    /// <summary>A convolution with a bias that sees its whole input, of the filters' side, at once.</summary>
    public static Convolution Whole(int inputs, int outputs, int side, torch.Generator generator) =>
        Of([outputs, inputs, side, side], generator, bias: true, stride: 1, padding: 0);

    private static Convolution Of(long[] shape, torch.Generator generator, bool bias, int stride, int padding)
    {
        var bound = Initial.DefaultBound(shape);
        var weights = Initial.Uniform(shape, bound, generator);
        return new Convolution(
            weights, bias ? Initial.Uniform([shape[0]], bound, generator) : null, stride, padding);
    }
}

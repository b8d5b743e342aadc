using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Networks;

/// <summary>
/// The filters of a convolution, turned into those of another one that makes the gradient of its images out of the
/// gradient of its outputs, a block of b x b pixels at a time.
/// </summary>
/// <remarks>
/// In one dimension, for a filter w of K values, stride s and padding p, pixel b q + r of block q, and m = b/s,
/// <code>
/// ∂x[b q + r]  =  Σ_d  f_r[d] · ∂y[m q + d],     f_r[d] = w[r + p - s d], and 0 beyond the filter
/// </code>
/// where b is the stride, or 2 where that is 1. The pixels of a block are channels: twelve or more instead of the three
/// that an image has and that leave most of a processor's width idle.
/// </remarks>
/// <param name="images">[n, channels, h, w]: the shape of the images.</param>
/// <param name="side">K.</param>
/// <param name="stride">s.</param>
/// <param name="padding">p, less than K.</param>
internal sealed class BlockwiseFilters(IReadOnlyList<long> images, int side, int stride, int padding)
{
    private readonly int _block = Block(stride);

    // The places d that the pixels of a block see: from the first one on, so many.
    private int First => -((side - 1 - padding) / stride);

    private int Places => ((padding + _block - 1) / stride) - First + 1;

    /// <summary>Whether images fall into whole blocks.</summary>
    public static bool Fit(torch.Tensor images, int stride) =>
        images.shape[2] % Block(stride) == 0 && images.shape[3] % Block(stride) == 0;

    /// <summary>The gradient of the images.</summary>
    /// <param name="gradientOfOutputs">[n, outputs, h', w'].</param>
    /// <param name="weight">[outputs, channels, K, K].</param>
    /// <returns>[n, channels, h, w], channels last.</returns>
    public torch.Tensor GradientOfImages(torch.Tensor gradientOfOutputs, torch.Tensor weight)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var step = _block / stride;
        var (rows, columns) = (images[2] / _block, images[3] / _block);

        // Both sides get the zeros that one of them needs; the blocks that are too many at the start are left out.
        long After(long blocks, long outputs) => (step * (blocks - 1)) + Places - outputs + First;
        var zeros = Math.Max(
            -First, Math.Max(After(rows, gradientOfOutputs.shape[2]), After(columns, gradientOfOutputs.shape[3])));
        var blocks = torch.nn.functional.conv2d(
            gradientOfOutputs, Turned(weight), strides: [step, step], padding: [zeros, zeros]);
        var skipped = (zeros + First) / step;
        return Pixels(blocks.narrow(2, skipped, rows).narrow(3, skipped, columns)).MoveToOuterDisposeScope();
    }

    private static int Block(int stride) => Math.Max(stride, 2);

    // [b b channels, outputs, places, places]; the filter's row and column beyond its end are zeros.
    private torch.Tensor Turned(torch.Tensor weight)
    {
        long[] places =
        [
            .. Enumerable.Range(0, _block).SelectMany(pixel => Enumerable.Range(First, Places), Weight),
        ];
        var at = OwnMemory.Of(places, weight.device);
        return torch.nn.functional.pad(weight, [0, 1, 0, 1]).index_select(2, at).index_select(3, at)
            .view(-1, images[1], _block, Places, _block, Places)
            .permute(2, 4, 1, 0, 3, 5)
            .reshape(_block * _block * images[1], -1, Places, Places);

        long Weight(int pixel, int place)
        {
            var found = pixel + padding - (stride * place);
            return found < 0 || found >= side ? side : found;
        }
    }

    private torch.Tensor Pixels(torch.Tensor blocks) => blocks.permute(0, 2, 3, 1)
        .reshape(-1, images[2] / _block, images[3] / _block, _block, _block, images[1])
        .permute(0, 1, 3, 2, 4, 5)
        .reshape(-1, images[2], images[3], images[1])
        .permute(0, 3, 1, 2);
}

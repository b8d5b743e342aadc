using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Networks;

/// <summary>
/// Convolutions with 3x3 filters of images that are hardly larger: each pixel sees all others, the filters lie half
/// beyond the image, and what is made for large images computes zeros and runs at a fraction of the speed. Here it is
/// products of matrices, for each pixel p of the outputs and each row q of the image
/// <code>
/// y[p]  =  Σ_q  x[q] · w[q - p]
/// </code>
/// with as many columns of the filter's row as the image has.
/// </summary>
internal static class SmallImages
{
    private const int Side = 3;
    private const int Largest = 2;

    /// <summary>Whether an image is so small that this is faster.</summary>
    /// <param name="input">
    /// [n, channels, h, w]; in bfloat16 the sums would be rounded once a row instead of once.
    /// </param>
    /// <param name="layer">The convolution.</param>
    public static bool Fit(torch.Tensor input, TorchSharp.Modules.Conv2d layer) =>
        input.device_type == DeviceType.CPU
        && input.dtype != torch.bfloat16
        && Math.Max(input.shape[2], input.shape[3]) <= Largest
        && Layer.KeepsSize(layer);

    /// <summary>[n, channels, h, w] to [n, outputs, h, w], channels last.</summary>
    /// <param name="images">The images.</param>
    /// <param name="weight">[outputs, channels, 3, 3].</param>
    /// <param name="bias">[outputs], or null for none.</param>
    public static torch.Tensor Run(torch.Tensor images, torch.Tensor weight, torch.Tensor? bias)
    {
        using var scope = torch.NewDisposeScope();
        var outputs = Outputs(images.detach(), weight.detach());
        if (torch.is_grad_enabled() && (images.requires_grad || weight.requires_grad))
        {
            var (ofImages, ofWeights) = (images.requires_grad, weight.requires_grad);
            outputs = OwnGradient.Of(outputs, [images, weight], [images.detach(), weight.detach()], (slopes, saved) =>
            [
                ofImages ? GradientOfImages(slopes, saved[1]) : null,
                ofWeights && Gradients.Wants(weight) ? GradientOfWeights(slopes, saved[0]) : null,
            ]);
        }

        return (bias is null ? outputs : outputs + bias.view(-1, 1, 1)).MoveToOuterDisposeScope();
    }

    /// <summary>The outputs.</summary>
    internal static torch.Tensor Outputs(torch.Tensor images, torch.Tensor weight)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var (pixels, filters) = (ChannelsLast.Pixels(images), ChannelsLast.Pixels(weight));
        var outputs = ChannelsLast.Empty([images.shape[0], weight.shape[0], .. images.shape[2..]], images).zero_();
        var rows = ChannelsLast.Pixels(outputs);
        foreach (var part in Parts(pixels))
        {
            part.Output(rows).addmm_(part.Row(pixels), part.Filter(filters).t());
        }

        return outputs.MoveToOuterDisposeScope();
    }

    /// <summary>The gradient of the images.</summary>
    internal static torch.Tensor GradientOfImages(torch.Tensor gradientOfOutputs, torch.Tensor weight)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var (slopes, filters) = (ChannelsLast.Pixels(gradientOfOutputs), ChannelsLast.Pixels(weight));
        var gradient = torch.zeros([.. slopes.shape[..3], weight.shape[1]], slopes.dtype);
        foreach (var part in Parts(slopes))
        {
            part.Row(gradient).addmm_(part.Output(slopes), part.Filter(filters));
        }

        return gradient.permute(0, 3, 1, 2).MoveToOuterDisposeScope();
    }

    /// <summary>The gradient of the weights.</summary>
    internal static torch.Tensor GradientOfWeights(torch.Tensor gradientOfOutputs, torch.Tensor images)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var (slopes, pixels) = (ChannelsLast.Pixels(gradientOfOutputs), ChannelsLast.Pixels(images));
        var gradient = torch.zeros([slopes.shape[3], Side, Side, pixels.shape[3]], slopes.dtype);
        foreach (var part in Parts(pixels))
        {
            part.Filter(gradient).addmm_(part.Output(slopes).t(), part.Row(pixels));
        }

        return gradient.permute(0, 3, 1, 2).MoveToOuterDisposeScope();
    }

    private static IEnumerable<Part> Parts(torch.Tensor pixels) =>
        from row in Range(pixels.shape[1])
        from column in Range(pixels.shape[2])
        from seen in Range(pixels.shape[1])
        select new Part(row, column, seen, pixels.shape[2]);

    private static IEnumerable<int> Range(long count) => Enumerable.Range(0, (int)count);

    // One pixel of the outputs, and the row of the image that it sees through one row of the filter.
    private readonly record struct Part(long AtRow, long AtColumn, long Seen, long Columns)
    {
        public torch.Tensor Output(torch.Tensor outputs) => outputs.select(1, AtRow).select(1, AtColumn);

        public torch.Tensor Row(torch.Tensor pixels) => pixels.select(1, Seen).flatten(1);

        public torch.Tensor Filter(torch.Tensor filters) =>
            filters.select(1, Seen - AtRow + 1).narrow(1, 1 - AtColumn, Columns).flatten(1);
    }
}

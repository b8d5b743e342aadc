using TorchSharp;

namespace CgAT.Core.Networks;

/// <summary>
/// Leads the gradient of a convolution's outputs to the images that it was given; the outputs stay as they are.
/// </summary>
internal sealed class ImageGradient : torch.autograd.SingleTensorFunction<ImageGradient>
{
    /// <inheritdoc/>
    public override string Name => nameof(ImageGradient);

    /// <summary>Outputs through which the gradient flows to the images too.</summary>
    /// <param name="images">[n, channels, h, w].</param>
    /// <param name="outputs">
    /// What the convolution gave for the images without gradient: the way of the gradient to its weights.
    /// </param>
    /// <param name="filters">The filters of the convolution.</param>
    public static torch.Tensor Of(torch.Tensor images, torch.Tensor outputs, BlockwiseFilters filters) =>
        apply(images, outputs, filters);

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.autograd.AutogradContext ctx, params object[] vars)
    {
        ArgumentNullException.ThrowIfNull(ctx);
        ArgumentNullException.ThrowIfNull(vars);
        ctx.save_data(nameof(BlockwiseFilters), vars[2]);
        return ((torch.Tensor)vars[1]).alias();
    }

    /// <inheritdoc/>
    public override List<torch.Tensor?> backward(torch.autograd.AutogradContext ctx, torch.Tensor grad_output)
    {
        ArgumentNullException.ThrowIfNull(ctx);
        var filters = (BlockwiseFilters)ctx.get_data(nameof(BlockwiseFilters));
        return [filters.GradientOfImages(grad_output), grad_output, null];
    }
}

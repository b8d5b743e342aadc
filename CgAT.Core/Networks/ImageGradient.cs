using TorchSharp;

namespace CgAT.Core.Networks;

/// <summary>
/// Leads the gradient of a convolution's outputs to the images that it was given; the outputs stay as they are.
/// </summary>
internal sealed class ImageGradient : torch.autograd.SingleTensorFunction<ImageGradient>
{
    private const string Gradient = "gradient";

    /// <inheritdoc/>
    public override string Name => nameof(ImageGradient);

    /// <summary>Outputs through which the gradient flows to the images too.</summary>
    /// <param name="images">[n, channels, h, w].</param>
    /// <param name="outputs">
    /// What the convolution gave for the images without gradient: the way of the gradient to its weights.
    /// </param>
    /// <param name="weight">The weights of the convolution, without gradient.</param>
    /// <param name="gradient">
    /// Makes the gradient of the images out of the gradient of the outputs and the weights.
    /// </param>
    public static torch.Tensor Of(
        torch.Tensor images,
        torch.Tensor outputs,
        torch.Tensor weight,
        Func<torch.Tensor, torch.Tensor, torch.Tensor> gradient) =>
        apply(images, outputs, weight, gradient);

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.autograd.AutogradContext ctx, params object[] vars)
    {
        ArgumentNullException.ThrowIfNull(ctx);
        ArgumentNullException.ThrowIfNull(vars);
        ctx.save_for_backward([(torch.Tensor)vars[2]]);
        ctx.save_data(Gradient, vars[3]);
        return ((torch.Tensor)vars[1]).alias();
    }

    /// <inheritdoc/>
    public override List<torch.Tensor?> backward(torch.autograd.AutogradContext ctx, torch.Tensor grad_output)
    {
        ArgumentNullException.ThrowIfNull(ctx);
        var gradient = (Func<torch.Tensor, torch.Tensor, torch.Tensor>)ctx.get_data(Gradient);
        using var weight = ctx.get_saved_variables()[0];
        return WayBack.Of(grad_output, gradient(grad_output, weight), grad_output, null, null);
    }
}

using TorchSharp;

namespace CgAT.Core.Networks;

/// <summary>Leads the gradient of the outputs of a convolution of <see cref="SmallImages"/> to its weights.</summary>
internal sealed class SmallImageWeights : torch.autograd.SingleTensorFunction<SmallImageWeights>
{
    /// <inheritdoc/>
    public override string Name => nameof(SmallImageWeights);

    /// <summary>The outputs.</summary>
    /// <param name="images">[n, channels, h, w], without gradient.</param>
    /// <param name="weight">[outputs, channels, 3, 3].</param>
    public static torch.Tensor Of(torch.Tensor images, torch.Tensor weight) => apply(images, weight);

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.autograd.AutogradContext ctx, params object[] vars)
    {
        ArgumentNullException.ThrowIfNull(ctx);
        ArgumentNullException.ThrowIfNull(vars);
        ctx.save_for_backward([(torch.Tensor)vars[0]]);
        return SmallImages.Outputs((torch.Tensor)vars[0], (torch.Tensor)vars[1]);
    }

    /// <inheritdoc/>
    public override List<torch.Tensor?> backward(torch.autograd.AutogradContext ctx, torch.Tensor grad_output)
    {
        ArgumentNullException.ThrowIfNull(ctx);
        using var images = ctx.get_saved_variables()[0];
        return WayBack.Of(grad_output, null, SmallImages.GradientOfWeights(grad_output, images));
    }
}

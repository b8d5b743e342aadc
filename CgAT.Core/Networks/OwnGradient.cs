using TorchSharp;

namespace CgAT.Core.Networks;

/// <summary>
/// Outputs that were computed without libtorch's gradients, with functions of ours for them. Gradients of gradients can't
/// be taken through them.
/// </summary>
internal sealed class OwnGradient : torch.autograd.SingleTensorFunction<OwnGradient>
{
    private const string Gradients = "gradients";

    /// <inheritdoc/>
    public override string Name => nameof(OwnGradient);

    /// <summary>Makes gradients of inputs, null for those that nobody wants.</summary>
    /// <param name="slopes">The gradient of the outputs.</param>
    /// <param name="saved">What was saved for it.</param>
    public delegate IReadOnlyList<torch.Tensor?> Maker(torch.Tensor slopes, IReadOnlyList<torch.Tensor> saved);

    /// <summary>Outputs through which the gradient flows to inputs.</summary>
    /// <param name="outputs">The outputs, without gradient; the caller's tensor no longer.</param>
    /// <param name="inputs">What they were made of.</param>
    /// <param name="saved">What the gradients are made of, without gradient.</param>
    /// <param name="gradients">Makes the gradients of the inputs, in their order.</param>
    public static torch.Tensor Of(
        torch.Tensor outputs,
        IReadOnlyList<torch.Tensor> inputs,
        IReadOnlyList<torch.Tensor> saved,
        Maker gradients) =>
        apply([.. inputs, new Made(outputs), saved, gradients]);

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.autograd.AutogradContext ctx, params object[] vars)
    {
        ArgumentNullException.ThrowIfNull(ctx);
        ArgumentNullException.ThrowIfNull(vars);
        ctx.save_for_backward([.. (IReadOnlyList<torch.Tensor>)vars[^2]]);
        ctx.save_data(Gradients, vars[^1]);
        return ((Made)vars[^3]).Outputs;
    }

    /// <inheritdoc/>
    public override List<torch.Tensor?> backward(torch.autograd.AutogradContext ctx, torch.Tensor grad_output)
    {
        ArgumentNullException.ThrowIfNull(ctx);
        var gradients = (Maker)ctx.get_data(Gradients);
        var saved = ctx.get_saved_variables();
        try
        {
            return WayBack.Of(grad_output, [.. gradients(grad_output, saved), null, null, null]);
        }
        finally
        {
            saved.ForEach(tensor => tensor.Dispose());
        }
    }

    // Not an input itself, else what comes out would be a view, which can't be changed in place.
    private sealed record Made(torch.Tensor Outputs);
}

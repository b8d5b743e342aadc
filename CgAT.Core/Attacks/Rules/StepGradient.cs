using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Attacks.Rules;

/// <summary>The gradients of the loss of one step, with respect to images alone: none of a parameter's is computed.</summary>
/// <param name="walk">The walk, in whose space gradients are.</param>
/// <param name="step">The step, from 0.</param>
/// <param name="loss">The loss of each image, [n], out of images and the step.</param>
/// <param name="observe">Is given the step, the losses and the gradient of the first evaluation.</param>
internal sealed class StepGradient(
    Walk walk,
    int step,
    Func<torch.Tensor, int, torch.Tensor> loss,
    Action<int, torch.Tensor, torch.Tensor>? observe)
{
    private bool _observed;

    /// <summary>The step, from 0.</summary>
    public int Step => step;

    /// <summary>The gradient of each image's loss at some images.</summary>
    /// <exception cref="InvalidOperationException">The loss does not depend on the images.</exception>
    public torch.Tensor At(torch.Tensor images) => At(images, through: null);

    /// <summary>The same for the loss of what a function makes of the images.</summary>
    public torch.Tensor At(torch.Tensor images, Func<torch.Tensor, torch.Tensor>? through)
    {
        using var gradients = torch.enable_grad();
        var variable = images.detach().requires_grad_();
        var each = loss(through is null ? variable : through(variable), step);
        var gradient = Of(each, variable);
        if (!_observed)
        {
            observe?.Invoke(step, each, gradient);
            _observed = true;
        }

        return gradient;
    }

    // The step's losses are one sum: an image's gradient is that of its own loss.
    private torch.Tensor Of(torch.Tensor each, torch.Tensor variable)
    {
        var gradient = Gradients.Of([each.sum()], [variable])[0];
        using var noGradients = torch.no_grad();
        return walk.InUnitPixels(gradient);
    }
}

using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Attacks;

/// <summary>
/// The loop that all attacks by signed gradient steps share (method section 1.3):
/// <code>
/// δ ← clamp( δ - step · sign ∇_δ loss(x + δ), -ε, ε );   δ ← clamp( x + δ, 0, 1 ) - x
/// </code>
/// </summary>
/// <remarks>
/// Only the gradient of the perturbation is computed, none of the parameters'. The loss is a sum over images, so that
/// an image's path does not depend on the others in its batch.
/// </remarks>
public static class ProjectedGradient
{
    /// <summary>Perturbs images so that the loss falls.</summary>
    /// <param name="images">[n, 3, h, w] in [0, 1].</param>
    /// <param name="start">The first δ, of the same shape, already in the ball and in range.</param>
    /// <param name="steps">Budget, step and iterations.</param>
    /// <param name="loss">
    /// The loss of each image, [n], out of the perturbed images and the number of the step from 0; it must depend on
    /// the images. Its tensors belong to a scope of the step's.
    /// </param>
    /// <param name="observe">Is given each step's loss [n] and gradient; null where nobody looks.</param>
    /// <returns>The perturbed images x + δ, without gradient.</returns>
    /// <exception cref="InvalidOperationException">The loss does not depend on the images.</exception>
    public static torch.Tensor Perturb(
        torch.Tensor images,
        torch.Tensor start,
        GradientSteps steps,
        Func<torch.Tensor, int, torch.Tensor> loss,
        Action<int, torch.Tensor, torch.Tensor>? observe = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(loss);
        using var scope = torch.NewDisposeScope();
        var delta = start.detach();
        for (var iteration = 0; iteration < steps.Iterations; iteration++)
        {
            using var step = torch.NewDisposeScope();
            var moved = Move(images, delta, steps, iteration, loss, observe).MoveToOuterDisposeScope();
            delta.Dispose();
            delta = moved;
        }

        return (images + delta).clamp_(0, 1).MoveToOuterDisposeScope();
    }

    /// <summary>Puts a perturbation into the ball, and the perturbed image into [0, 1].</summary>
    /// <returns>The projected perturbation.</returns>
    public static torch.Tensor Project(torch.Tensor images, torch.Tensor delta, double epsilon)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(delta);
        using var scope = torch.NewDisposeScope();
        return delta.clamp(-epsilon, epsilon).add_(images).clamp_(0, 1).sub_(images).MoveToOuterDisposeScope();
    }

    private static torch.Tensor Move(
        torch.Tensor images,
        torch.Tensor delta,
        GradientSteps steps,
        int iteration,
        Func<torch.Tensor, int, torch.Tensor> loss,
        Action<int, torch.Tensor, torch.Tensor>? observe)
    {
        torch.Tensor gradient;
        using (torch.enable_grad())
        {
            var variable = delta.detach().requires_grad_();
            var each = loss(images + variable, iteration);
            gradient = Gradients.Of([each.sum()], [variable])[0];
            observe?.Invoke(iteration, each, gradient);
        }

        using var noGradients = torch.no_grad();
        return Project(images, delta - gradient.sign().mul_(steps.Step), steps.Epsilon);
    }
}

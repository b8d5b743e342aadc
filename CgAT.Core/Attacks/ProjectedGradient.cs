using CgAT.Core.Attacks.Rules;
using TorchSharp;

namespace CgAT.Core.Attacks;

/// <summary>
/// The loop that all attacks by gradients share (method sections 1.3 and 5): a rule makes a direction of gradients, a
/// move makes a change of the direction, and what comes out is projected,
/// <code>
/// x' ← project( x' - move( rule( ∇ loss(x') ) ) )
/// </code>
/// which with the plain rule and signed steps is x' ← clamp( x' - step · sign ∇ loss(x'), lo, hi ).
/// </summary>
/// <remarks>
/// Only the gradient of the images is computed, none of the parameters'. The loss is a sum over images, so that an
/// image's path does not depend on the others in its batch.
/// </remarks>
public static class ProjectedGradient
{
    /// <summary>Perturbs images so that the loss falls, with the gradient itself as the direction.</summary>
    /// <param name="images">[n, 3, h, w] in [0, 1].</param>
    /// <param name="start">Where the walk starts: images of the same shape, in the ball and in range.</param>
    /// <param name="steps">Budget and steps; whoever calls applies the steepness in the loss.</param>
    /// <param name="loss">
    /// The loss of each image, [n], out of the perturbed images and the number of the step from 0; it must depend on
    /// the images. Its tensors belong to a scope of the step's.
    /// </param>
    /// <param name="observe">Is given each step's loss [n] and gradient; null where nobody looks.</param>
    /// <returns>The perturbed images, without gradient.</returns>
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
        var walk = new Walk(images, steps, new WalkKeys(seed: 0, restart: 0, items: []));
        return Perturb(walk, start, new PlainRule(), loss, observe, goOn: null).MoveToOuterDisposeScope();
    }

    /// <summary>Perturbs images so that the loss falls.</summary>
    /// <param name="walk">The images, budget and draws.</param>
    /// <param name="start">Where the walk starts, in the ball and in range.</param>
    /// <param name="rule">What direction is made of gradients.</param>
    /// <param name="loss">The loss of each image, [n].</param>
    /// <param name="observe">Is given the loss and gradient of the first evaluation of each step.</param>
    /// <param name="goOn">
    /// Says before a step which images are still to be moved, [n] of 0 and 1, or null where none is; a null function
    /// where all are.
    /// </param>
    internal static torch.Tensor Perturb(
        Walk walk,
        torch.Tensor start,
        GradientRule rule,
        Func<torch.Tensor, int, torch.Tensor> loss,
        Action<int, torch.Tensor, torch.Tensor>? observe,
        Func<torch.Tensor, torch.Tensor?>? goOn)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var (direction, mover) = (rule.Begin(walk), walk.Steps.Move.Begin(walk.Images, walk.Steps.Step));
        var perturbed = start.clone();
        for (var iteration = 0; iteration < walk.Steps.Iterations; iteration++)
        {
            using var step = torch.NewDisposeScope();
            var moved = goOn?.Invoke(perturbed);
            if (goOn is not null && moved is null)
            {
                break;
            }

            var gradients = new StepGradient(walk, iteration, loss, observe);
            var change = walk.InUnitPixels(mover.Change(direction.Next(perturbed, gradients)));
            walk.Ball.Project(perturbed.sub_(moved is null ? change : change.mul_(moved.view(-1, 1, 1, 1))));
        }

        return perturbed.MoveToOuterDisposeScope();
    }
}

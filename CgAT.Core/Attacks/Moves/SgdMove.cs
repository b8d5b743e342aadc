using TorchSharp;

namespace CgAT.Core.Attacks.Moves;

/// <summary>
/// PyTorch's SGD with momentum: v ← momentum · v + direction; the change is step · v. What the projection cuts off stays
/// in v. As for <see cref="RawMove"/>, the gradient is that of an image's own loss.
/// </summary>
/// <param name="Momentum">In [0, 1).</param>
public sealed record SgdMove(double Momentum) : GradientMove
{
    internal override IMover Begin(torch.Tensor images, double step) =>
        new Mover(torch.zeros_like(images), Momentum, step);

    private sealed class Mover(torch.Tensor velocity, double momentum, double step) : IMover
    {
        public torch.Tensor Change(torch.Tensor direction) => velocity.mul_(momentum).add_(direction).mul(step);
    }
}

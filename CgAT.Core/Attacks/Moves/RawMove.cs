using TorchSharp;

namespace CgAT.Core.Attacks.Moves;

/// <summary>
/// The direction times the step. The gradient is that of an image's own loss: code that takes the mean over a batch of
/// n images walks with the n-th part of its step.
/// </summary>
public sealed record RawMove : GradientMove
{
    internal override IMover Begin(torch.Tensor images, double step) => new Mover(step);

    private sealed class Mover(double step) : IMover
    {
        public torch.Tensor Change(torch.Tensor direction) => direction.mul(step);
    }
}

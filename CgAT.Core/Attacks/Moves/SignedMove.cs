using TorchSharp;

namespace CgAT.Core.Attacks.Moves;

/// <summary>The signs of the direction times the step.</summary>
public sealed record SignedMove : GradientMove
{
    internal override IMover Begin(torch.Tensor images, double step) => new Mover(step);

    private sealed class Mover(double step) : IMover
    {
        public torch.Tensor Change(torch.Tensor direction) => direction.sign().mul_(step);
    }
}

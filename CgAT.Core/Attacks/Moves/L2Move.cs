using TorchSharp;

namespace CgAT.Core.Attacks.Moves;

/// <summary>The direction, divided by its L2 norm over the image, times the step; a direction of 0 moves nothing.</summary>
public sealed record L2Move : GradientMove
{
    internal override IMover Begin(torch.Tensor images, double step) => new Mover(step);

    private sealed class Mover(double step) : IMover
    {
        public torch.Tensor Change(torch.Tensor direction)
        {
            var norm = direction.square().sum([1, 2, 3], keepdim: true).sqrt_();
            return direction.div(norm.clamp_min_(1e-37)).mul_(step);
        }
    }
}

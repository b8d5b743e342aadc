using TorchSharp;

namespace CgAT.Core.Attacks.Rules;

/// <summary>The gradient itself: with signed steps BIM (Kurakin et al. 2017), and PGD with a random start.</summary>
public sealed record PlainRule : GradientRule
{
    internal override IDirection Begin(Walk walk) => new Direction();

    private sealed class Direction : IDirection
    {
        public torch.Tensor Next(torch.Tensor perturbed, StepGradient gradients) => gradients.At(perturbed);
    }
}

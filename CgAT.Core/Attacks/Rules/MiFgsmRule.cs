using TorchSharp;

namespace CgAT.Core.Attacks.Rules;

/// <summary>MI-FGSM (Dong et al. 2018): <see cref="Momentum"/> of the gradients at the images.</summary>
/// <param name="Decay">How much of the momentum stays, at least 0; 1 in the paper.</param>
public sealed record MiFgsmRule(double Decay) : GradientRule
{
    internal override IDirection Begin(Walk walk) => new Direction(new Momentum(walk.Images, Decay));

    private sealed class Direction(Momentum momentum) : IDirection
    {
        public torch.Tensor Next(torch.Tensor perturbed, StepGradient gradients) =>
            momentum.Add(gradients.At(perturbed));
    }
}

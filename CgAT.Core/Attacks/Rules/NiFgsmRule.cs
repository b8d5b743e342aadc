using TorchSharp;

namespace CgAT.Core.Attacks.Rules;

/// <summary>
/// NI-FGSM (Lin et al. 2020): <see cref="Momentum"/> of gradients that are taken where the momentum leads,
/// <code>
/// g = ∇ loss( x' - decay · step · m )
/// </code>
/// a point that is not projected, as in SAAT.
/// </summary>
/// <param name="Decay">How much of the momentum stays, at least 0; 1 in the paper.</param>
public sealed record NiFgsmRule(double Decay) : GradientRule
{
    internal override IDirection Begin(Walk walk) =>
        new Direction(walk, new Momentum(walk.Images, Decay), Decay * walk.Steps.Step);

    private sealed class Direction(Walk walk, Momentum momentum, double reach) : IDirection
    {
        public torch.Tensor Next(torch.Tensor perturbed, StepGradient gradients) =>
            momentum.Add(gradients.At(perturbed - walk.InUnitPixels(momentum.Value.mul(reach))));
    }
}

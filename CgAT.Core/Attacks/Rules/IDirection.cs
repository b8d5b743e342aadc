using TorchSharp;

namespace CgAT.Core.Attacks.Rules;

/// <summary>Makes directions out of gradients, one a step; holds what the next step needs of the last one.</summary>
internal interface IDirection
{
    /// <summary>The direction of a step, in which the loss rises.</summary>
    /// <param name="perturbed">[n, 3, h, w]: where the walk is.</param>
    /// <param name="gradients">The gradients of this step's loss.</param>
    torch.Tensor Next(torch.Tensor perturbed, StepGradient gradients);
}

using TorchSharp;

namespace CgAT.Core.Attacks.ProsGan;

/// <summary>The terms of the generator's loss, scalar tensors without their weights.</summary>
/// <param name="Reconstruction">Mean squared change of the images, in [-1, 1] pixels.</param>
/// <param name="Hash">1 - mean u' ⊙ prototype, in [0, 2].</param>
/// <param name="Adversarial">
/// Mean squared distance of what the discriminator says to what it should say of a real image with the target labels.
/// </param>
public sealed record ProsGanTerms(torch.Tensor Reconstruction, torch.Tensor Hash, torch.Tensor Adversarial);

using TorchSharp;

namespace CgAT.Core.Attacks;

/// <summary>What an attack made of a batch, and evidence of how it went.</summary>
/// <param name="Images">[n, 3, h, w] in [0, 1]; belongs to the caller's dispose scope.</param>
/// <param name="LossGain">
/// For each image how far the attack's loss fell from the clean image to the attacked one; the loss is a mean over bits
/// in [-1, 1], so a gain is in [0, 2] where the attack did anything.
/// </param>
/// <param name="ZeroGradientShare">
/// For each image the share of values whose gradient was exactly zero in the first step, in [0, 1]: near 1 it says that
/// the attack was blind.
/// </param>
public sealed record AttackedImages(
    torch.Tensor Images,
    IReadOnlyList<float> LossGain,
    IReadOnlyList<float> ZeroGradientShare);

using TorchSharp;

namespace CgAT.Core.Defenses;

/// <summary>What the network says of a batch, with gradient.</summary>
/// <param name="Attacked">[n, bits]: relaxed codes of the attacked images.</param>
/// <param name="Clean">[n, bits]: relaxed codes of the clean images.</param>
/// <param name="AttackedFeatures">
/// [n, features] of the attacked images, where the defence sees features; else null.
/// </param>
public sealed record DefenseOutputs(torch.Tensor Attacked, torch.Tensor Clean, torch.Tensor? AttackedFeatures);

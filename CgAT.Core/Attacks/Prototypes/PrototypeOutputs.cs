using TorchSharp;

namespace CgAT.Core.Attacks.Prototypes;

/// <summary>What PrototypeNet makes of label vectors.</summary>
/// <param name="Features">[n, features].</param>
/// <param name="Codes">[n, bits] in [-1, 1]: the relaxed prototype codes.</param>
/// <param name="Classes">[n, classes] in (0, 1): the labels as read from the features; null without a head.</param>
public sealed record PrototypeOutputs(torch.Tensor Features, torch.Tensor Codes, torch.Tensor? Classes);

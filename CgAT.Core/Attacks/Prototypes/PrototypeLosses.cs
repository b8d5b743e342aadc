using TorchSharp;

namespace CgAT.Core.Attacks.Prototypes;

/// <summary>Makes the losses of PrototypeNet.</summary>
public static class PrototypeLosses
{
    /// <summary>The loss of a name.</summary>
    public static IPrototypeLoss Create(PrototypeLossKind kind) => kind switch
    {
        PrototypeLossKind.Tha => new ThaPrototypeLoss(softplus: false),
        PrototypeLossKind.ThaSoftplus => new ThaPrototypeLoss(softplus: true),
        PrototypeLossKind.ProsGan => new ProsGanPrototypeLoss(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such loss"),
    };

    /// <summary>Σ (sign h - h)² / (10⁴ n), in all of them; n is the batch.</summary>
    internal static torch.Tensor Quantization(torch.Tensor codes) =>
        (codes.sign().detach() - codes).square().sum() / (1e4 * codes.shape[0]);
}

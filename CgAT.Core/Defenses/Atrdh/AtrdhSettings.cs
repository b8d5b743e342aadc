using CgAT.Core.Attacks.Prototypes;
using CgAT.Core.Hashing;
using CgAT.Core.Models;
using TorchSharp;

namespace CgAT.Core.Defenses.Atrdh;

/// <summary>
/// The choices of ATRDH (method section 6). λ, the weight of the adversarial term, is 1 in its authors' code and 2 in
/// SAAT's.
/// </summary>
public sealed record AtrdhSettings : DefenseSettings
{
    /// <summary>Whose code is followed.</summary>
    public required AtrdhPort Port { get; init; }

    /// <summary>Values of PrototypeNet's first layer; 4096 in the official codes.</summary>
    public required int Hidden { get; init; }

    /// <summary>Values of PrototypeNet's second layer; 512 in the official codes.</summary>
    public required int Features { get; init; }

    /// <summary>
    /// PrototypeNet's learning rate, which falls as that of the plan does; 1e-4 in the official codes.
    /// </summary>
    public required double PrototypeLearningRate { get; init; }

    /// <summary>PrototypeNet's loss.</summary>
    internal IPrototypeLoss PrototypeLoss => PrototypeLosses.Create(
        Port == AtrdhPort.Saat ? PrototypeLossKind.ThaSoftplus : PrototypeLossKind.Tha);

    /// <inheritdoc/>
    public override CodeBank Bank(torch.Tensor relaxed, torch.Tensor labels) =>
        Port == AtrdhPort.Tha ? CodeBank.Unseen(relaxed, labels) : base.Bank(relaxed, labels);

    /// <inheritdoc/>
    public override IDefense Begin(DefenseStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        using var generator = HashingModel.Generator(start.Plan.Seed, "atrdh-prototype-net");
        var prototypes = PrototypeNet.Create(
            start.Images.Classes, start.Network.Bits, Hidden, Features, classifies: false, generator);
        return new AtrdhDefense(this, start, prototypes, new TargetDraws(start.Plan).Of);
    }
}

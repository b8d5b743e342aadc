using CgAT.Core.Attacks.Losses;
using TorchSharp;

namespace CgAT.Core.Attacks.Objectives;

/// <summary>HAG (Yang et al. 2018): away from the query's own code; it knows no other codes.</summary>
public sealed record HagObjective : AttackObjective
{
    /// <summary>Whose rendering.</summary>
    public required HagPort Port { get; init; }

    /// <summary>t: how far on the other side a bit is left alone; 0.5 as published.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>β: the weight of the balance of bits, of which THA's port has none; 1 as published.</summary>
    public double Beta { get; init; } = 1;

    /// <inheritdoc/>
    public override bool CouplesImages => Port == HagPort.Tha;

    internal override ILossSource Begin(SceneTensors scene, long seed) => new Source(this);

    private sealed class Source(HagObjective objective) : ILossSource
    {
        public IAttackLoss Of(IReadOnlyList<int> items, torch.Tensor images, Func<torch.Tensor> relaxed) =>
            objective.Port == HagPort.Saat
                ? new HagLoss(relaxed(), objective.Threshold, objective.Beta)
                : new HagBatchLoss(relaxed(), objective.Threshold);
    }
}

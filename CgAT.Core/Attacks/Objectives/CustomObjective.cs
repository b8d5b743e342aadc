using CgAT.Core.Attacks.Losses;
using TorchSharp;

namespace CgAT.Core.Attacks.Objectives;

/// <summary>An objective of somebody else's code.</summary>
public sealed record CustomObjective : AttackObjective
{
    /// <summary>Makes the loss of a batch of queries.</summary>
    public required Func<AttackedBatch, IAttackLoss> Loss { get; init; }

    /// <summary>Numbers for it; empty where there are none.</summary>
    public IReadOnlyList<double> Parameters { get; init; } = [];

    internal override ILossSource Begin(SceneTensors scene, long seed) => new Source(scene, this, seed);

    private sealed class Source(SceneTensors scene, CustomObjective objective, long seed) : ILossSource
    {
        public IAttackLoss Of(IReadOnlyList<int> items, torch.Tensor images, Func<torch.Tensor> relaxed) =>
            objective.Loss(new AttackedBatch(scene, items, images, relaxed, objective.Parameters, seed));
    }
}

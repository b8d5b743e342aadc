using CgAT.Core.Attacks.Losses;
using TorchSharp;

namespace CgAT.Core.Attacks.Objectives;

/// <summary>
/// SDHA in SAAT's port (<see cref="SdhaLoss"/>): away from the codes of all training items that are similar to the query,
/// or, where there are none, from its own; or towards the codes of all that are similar to its target label.
/// </summary>
public sealed record SdhaObjective : AttackObjective
{
    /// <summary>Whether the attack goes towards a target label.</summary>
    public required bool Targeted { get; init; }

    /// <summary>Whose codes it knows; the training set's as published.</summary>
    public CodesFrom From { get; init; } = CodesFrom.Train;

    /// <summary>c, the weight of the codes, which is divided by the number of bits; 25 as published.</summary>
    public double Weight { get; init; } = 25;

    /// <summary>How steep σ is in the untargeted loss; 5 as published.</summary>
    public double Slope { get; init; } = 5;

    /// <summary>How steep σ is in the targeted loss; 10 as published.</summary>
    public double TargetedSlope { get; init; } = 10;

    /// <summary>The power of the Hamming distance in the untargeted loss; -0.5 as published.</summary>
    public double Power { get; init; } = -0.5;

    /// <summary>The power of the Hamming distance in the targeted loss; 0.3 as published.</summary>
    public double TargetedPower { get; init; } = 0.3;

    internal override ILossSource Begin(SceneTensors scene, long seed) => new Source(scene, this);

    private sealed class Source(SceneTensors scene, SdhaObjective objective) : ILossSource
    {
        private readonly KnownCodes _known = scene.Codes(objective.From);

        public IAttackLoss Of(IReadOnlyList<int> items, torch.Tensor images, Func<torch.Tensor> relaxed)
        {
            var labels = objective.Targeted ? scene.TargetLabels(items) : scene.Labels(items);
            if (objective.Targeted)
            {
                _known.RequireSimilar(labels, items, scene);
            }

            var similar = labels.matmul(_known.Labels.t()).gt(0).to_type(torch.float32);
            return objective.Targeted
                ? new SdhaLoss(images, _known.Codes, SdhaItems.Shares(similar), objective)
                : SdhaItems.OrOwn(images, _known.Codes, similar, relaxed(), objective);
        }
    }
}

using CgAT.Core.Attacks.Losses;
using CgAT.Core.Hashing;
using TorchSharp;

namespace CgAT.Core.Attacks.Objectives;

/// <summary>
/// Away from the center code of a query's own label, or towards that of a target label: CgAT's attack and, with cosine
/// weights and the weighted loss, SAAT's on mainstay codes (method section 5).
/// </summary>
public sealed record CenterObjective : AttackObjective
{
    /// <summary>How much each item counts in a center code.</summary>
    public required CenterWeights Weights { get; init; }

    /// <summary>Whose codes center codes are made of.</summary>
    public required CodesFrom From { get; init; }

    /// <summary>Which loss falls.</summary>
    public CenterLossKind Loss { get; init; } = CenterLossKind.Plain;

    /// <summary>Whether the attack goes towards the center code of the query's target label.</summary>
    public bool Targeted { get; init; }

    /// <inheritdoc/>
    public override bool CouplesImages => Loss == CenterLossKind.WeightedOverBatch;

    internal override ILossSource Begin(SceneTensors scene, long seed) => new Source(scene, this);

    private sealed class Source(SceneTensors scene, CenterObjective objective) : ILossSource
    {
        private readonly KnownCodes _known = scene.Codes(objective.From);

        public IAttackLoss Of(IReadOnlyList<int> items, torch.Tensor images, Func<torch.Tensor> relaxed)
        {
            var labels = objective.Targeted ? scene.TargetLabels(items) : scene.Labels(items);
            if (objective.Targeted)
            {
                _known.RequireSimilar(labels, items, scene);
            }

            var guides = CenterCode.Of(labels, _known.Codes, _known.Labels, binary: true, objective.Weights);
            return objective.Loss == CenterLossKind.Plain
                ? new GuidedLoss(guides, objective.Targeted)
                : new WeightedLoss(guides, objective.Targeted, objective.CouplesImages);
        }
    }
}

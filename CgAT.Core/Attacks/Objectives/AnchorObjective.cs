using CgAT.Core.Attacks.Losses;
using TorchSharp;

namespace CgAT.Core.Attacks.Objectives;

/// <summary>
/// Towards an anchor code: the sign of the sum of some database codes that have exactly the query's target label, drawn
/// by query. One is P2P, nine are DHTA (Bai et al. 2020). An even number can leave bits without a guide.
/// </summary>
public sealed record AnchorObjective : AttackObjective
{
    /// <summary>How many codes make an anchor, at least 1; 9 in DHTA.</summary>
    public required int Count { get; init; }

    /// <summary>Whether a code may be drawn twice, as in all ports; the original draws none twice.</summary>
    public required bool Replacement { get; init; }

    internal override ILossSource Begin(SceneTensors scene, long seed) => new Source(scene, this, seed);

    private sealed class Source(SceneTensors scene, AnchorObjective objective, long seed) : ILossSource
    {
        private readonly AnchorChoice _choice = new(
            scene.Scene.DatabaseLabels, objective.Count, objective.Replacement, seed);

        public IAttackLoss Of(IReadOnlyList<int> items, torch.Tensor images, Func<torch.Tensor> relaxed)
        {
            var database = scene.Codes(CodesFrom.Database).Codes;
            var anchors = items.Select(query => AnchorCode.Of(
                database, _choice.Of(query, scene.Target(query))));
            return new GuidedLoss(torch.stack([.. anchors]), targeted: true);
        }
    }
}

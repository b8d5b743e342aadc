using CgAT.Core.Attacks.Losses;
using TorchSharp;

namespace CgAT.Core.Attacks.Objectives;

/// <summary>
/// Towards codes that come with the scene, one a query (<see cref="AttackScene.TargetCodes"/>), such as the prototypes
/// of THA (Wang et al. 2021).
/// </summary>
public sealed record PrototypeObjective : AttackObjective
{
    internal override ILossSource Begin(SceneTensors scene, long seed) => new Source(scene);

    private sealed class Source(SceneTensors scene) : ILossSource
    {
        public IAttackLoss Of(IReadOnlyList<int> items, torch.Tensor images, Func<torch.Tensor> relaxed) =>
            new GuidedLoss(scene.TargetCodes(items), targeted: true);
    }
}

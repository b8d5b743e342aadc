using CgAT.Core.Attacks.Losses;
using TorchSharp;

namespace CgAT.Core.Attacks.Objectives;

/// <summary>
/// Towards codes that come with the scene, one a query (<see cref="AttackScene.TargetCodes"/>), such as the prototypes
/// of THA (Wang et al. 2021).
/// </summary>
public sealed record PrototypeObjective : AttackObjective
{
    internal override ILossSource Begin(SceneTensors scene, long seed) => new Source(scene.TargetCodes());

    private sealed class Source(torch.Tensor codes) : ILossSource
    {
        public IAttackLoss Of(IReadOnlyList<int> items, torch.Tensor images, Func<torch.Tensor> relaxed)
        {
            using var scope = torch.NewDisposeScope();
            var places = torch.tensor(items.Select(item => (long)item).ToArray(), device: codes.device);
            return new GuidedLoss(codes.index_select(0, places).MoveToOuterDisposeScope(), targeted: true);
        }
    }
}

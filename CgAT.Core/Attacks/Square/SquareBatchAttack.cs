using CgAT.Core.Attacks.Objectives;
using CgAT.Core.Hashing;
using CgAT.Core.Models;
using TorchSharp;

namespace CgAT.Core.Attacks.Square;

/// <summary>The Square Attack on a model and a scene: it asks for codes alone, and takes no gradient.</summary>
internal sealed class SquareBatchAttack : IBatchAttack
{
    private readonly SquareAttackSettings _settings;
    private readonly SceneTensors _scene;
    private readonly SquareAttack _attack;

    public SquareBatchAttack(HashingModel model, AttackScene scene, SquareAttackSettings settings, long seed)
    {
        _settings = settings;
        _scene = new SceneTensors(scene, model.Computation.Device);
        _attack = new SquareAttack(images => CodeSigns.Of(model.Relaxed(images)), settings, seed);
    }

    public AttackedImages Run(torch.Tensor images, IReadOnlyList<int> queries)
    {
        var toward = _settings.Goal == SquareGoal.TowardsTargetCode;
        var attacked = _attack.Run(images, queries, Guides(queries), toward);
        var bits = attacked.Codes.shape[1];
        return new AttackedImages
        {
            Images = attacked.Images,
            Guides = attacked.Guides,
            LossGain =
            [
                .. attacked.LastDistance.Zip(attacked.FirstDistance, (last, first) =>
                    2f * (toward ? first - last : last - first) / bits),
            ],
            Restart = [.. queries.Select(_ => 0)],
            Steps = [.. attacked.Queries.Select(asked => asked - 1)],
        };
    }

    public void Dispose() => _scene.Dispose();

    private torch.Tensor? Guides(IReadOnlyList<int> queries)
    {
        if (_settings.Goal == SquareGoal.AwayFromOwnCode)
        {
            return null;
        }

        if (_settings.Goal == SquareGoal.TowardsTargetCode)
        {
            return _scene.TargetCodes(queries);
        }

        var known = _scene.Codes(CodesFrom.Database);
        return CenterCode.Of(_scene.Labels(queries), known.Codes, known.Labels, binary: true, CenterWeights.Binary);
    }
}

using CgAT.Core.Attacks.Targets;
using CgAT.Core.Models;
using TorchSharp;

namespace CgAT.Core.Attacks.ProsGan;

/// <summary>A trained ProS-GAN on a model and a scene. It takes no gradient of the model.</summary>
internal sealed class ProsGanBatchAttack(HashingModel model, AttackScene scene, ProsGanAttackSettings settings)
    : IBatchAttack
{
    public AttackedImages Run(torch.Tensor images, IReadOnlyList<int> queries)
    {
        var targets = scene.Targets ?? throw new InvalidOperationException("the scene lost its targets");
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var labels = MultiHot.Of(
            [.. queries.Select(query => targets[query])], scene.Queries.Classes, images.device);

        // With the strides of the images: a network rounds otherwise with others.
        var attacked = torch.empty_like(images).copy_(settings.Gan.Attack(images, labels, settings.Prototypes));
        if (settings.Ball is { } ball)
        {
            attacked = new PerturbationBall(images, ball).Project(attacked);
        }

        var goals = settings.Prototypes.Signs(labels);
        var gain = ((model.Relaxed(attacked) - model.Relaxed(images)) * goals).mean([1]);
        return new AttackedImages
        {
            Images = attacked.MoveToOuterDisposeScope(),
            Guides = goals.MoveToOuterDisposeScope(),
            LossGain = gain.cpu().data<float>().ToArray(),
            Restart = [.. queries.Select(_ => 0)],
            Steps = [.. queries.Select(_ => 1)],
        };
    }

    // Generator and prototypes belong to whoever made the settings.
    public void Dispose()
    {
    }
}

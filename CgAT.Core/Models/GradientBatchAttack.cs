using CgAT.Core.Attacks;
using CgAT.Core.Attacks.Objectives;
using CgAT.Core.Networks;
using TorchSharp;

namespace CgAT.Core.Models;

/// <summary>An attack by projected gradient steps on a model and a scene.</summary>
internal sealed class GradientBatchAttack : IBatchAttack
{
    private readonly HashingModel _model;
    private readonly RoundedNetwork? _rounded;
    private readonly SceneTensors _scene;
    private readonly ILossSource _losses;
    private readonly GradientAttack _attack;

    public GradientBatchAttack(HashingModel model, AttackScene scene, GradientAttackSettings settings, long seed)
    {
        _model = model;
        _scene = new SceneTensors(scene, model.Computation.Device);
        _losses = settings.Objective.Begin(_scene, seed);
        _rounded = settings.Precision == GradientPrecision.BFloat16 ? model.Rounded() : null;
        _attack = new GradientAttack(model.Network, settings, seed, model.Computation.Pool, _rounded?.Network);
    }

    public AttackedImages Run(torch.Tensor images, IReadOnlyList<int> queries) =>
        _attack.Run(images, queries, _losses.Of(queries, images, () => _model.Relaxed(images)));

    public void Dispose()
    {
        _rounded?.Dispose();
        _scene.Dispose();
    }
}

using TorchSharp;

namespace CgAT.Core.Attacks.Objectives;

/// <summary>
/// What an attack of somebody else's code may know of a batch of queries. Tensors belong to the caller's dispose scope,
/// but for codes and labels of a set, which are the attack's for as long as it runs.
/// </summary>
public sealed class AttackedBatch
{
    private readonly SceneTensors _scene;
    private readonly Func<torch.Tensor> _relaxed;

    internal AttackedBatch(
        SceneTensors scene,
        IReadOnlyList<int> queries,
        torch.Tensor images,
        Func<torch.Tensor> relaxed,
        IReadOnlyList<double> parameters,
        long seed)
    {
        (_scene, _relaxed) = (scene, relaxed);
        (Queries, Images, Parameters, Seed) = (queries, images, parameters, seed);
    }

    /// <summary>Which queries, by their numbers.</summary>
    public IReadOnlyList<int> Queries { get; }

    /// <summary>[n, 3, h, w] in [0, 1]: the clean images.</summary>
    public torch.Tensor Images { get; }

    /// <summary>The numbers that the spec gives the attack; empty where it gives none.</summary>
    public IReadOnlyList<double> Parameters { get; }

    /// <summary>The run's seed, the key of all that the attack draws.</summary>
    public long Seed { get; }

    /// <summary>[n, classes], multi-hot: the true labels.</summary>
    public torch.Tensor Labels => _scene.Labels(Queries);

    /// <summary>[n, classes], multi-hot: the target labels.</summary>
    /// <exception cref="ArgumentException">The attack is not targeted.</exception>
    public torch.Tensor TargetLabels => _scene.TargetLabels(Queries);

    /// <summary>[N, bits] of -1 and +1: the codes of the database.</summary>
    public torch.Tensor DatabaseCodes => _scene.Codes(CodesFrom.Database).Codes;

    /// <summary>[N, classes], multi-hot: the labels of the database.</summary>
    public torch.Tensor DatabaseLabels => _scene.Codes(CodesFrom.Database).Labels;

    /// <summary>[M, bits] of -1 and +1: the codes of the training set.</summary>
    public torch.Tensor TrainCodes => _scene.Codes(CodesFrom.Train).Codes;

    /// <summary>[M, classes], multi-hot: the labels of the training set.</summary>
    public torch.Tensor TrainLabels => _scene.Codes(CodesFrom.Train).Labels;

    /// <summary>[n, bits] in [-1, 1]: relaxed codes of the clean images, without gradient; a pass each time.</summary>
    public torch.Tensor Relaxed() => _relaxed();
}

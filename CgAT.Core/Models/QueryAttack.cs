using CgAT.Core.Attacks;
using CgAT.Core.Checkpoints;
using CgAT.Core.Data;
using CgAT.Core.Hashing;
using CgAT.Core.Networks;
using CgAT.Core.Retrieval;
using TorchSharp;

namespace CgAT.Core.Models;

/// <summary>Attacks every query of a data set and encodes what comes out.</summary>
public static class QueryAttack
{
    // A float32 image plus a perturbation may miss the ball by the rounding of that sum.
    private const float Rounding = 1e-6f;

    /// <summary>Runs the attack on center codes.</summary>
    /// <param name="model">The attacked model.</param>
    /// <param name="queries">The queries with their true labels.</param>
    /// <param name="centers">The codes, under the attacked model, that the center codes are made of.</param>
    /// <param name="centerLabels">The items that these codes belong to.</param>
    /// <param name="weights">How much each of them counts in a center code.</param>
    /// <param name="settings">The choices of the attack.</param>
    /// <param name="seed">Keys the random starts.</param>
    /// <param name="batchSize">Images that are attacked at once.</param>
    /// <param name="progress">Is told how many queries are done.</param>
    /// <param name="checkpoints">Keeps what is attacked, and is where the attack goes on; null for nowhere.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    public static AttackOutcome Center(
        HashingModel model,
        IImageSet queries,
        PackedCodes centers,
        IImageSet centerLabels,
        CenterWeights weights,
        CenterAttackSettings settings,
        long seed,
        int batchSize,
        IProgress<int>? progress = null,
        ICheckpoints? checkpoints = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(centers);
        ArgumentNullException.ThrowIfNull(centerLabels);
        ArgumentNullException.ThrowIfNull(settings);
        using var scope = torch.NewDisposeScope();
        var device = model.Computation.Device;
        var bank = centers.ToTensor(device);
        var bankLabels = centerLabels.Labels([.. Enumerable.Range(0, centerLabels.Count)], device);
        var attack = new CenterAttack(model.Network, settings, seed, model.Computation.Pool);
        using var done = new AttackedQueries(device);
        var loop = new CheckpointedLoop(done, checkpoints, cancellation);
        if (loop.Begin(() => done.Results.Count))
        {
            progress?.Report(done.Results.Count);
        }

        foreach (var items in Enumerable.Range(done.Results.Count, queries.Count - done.Results.Count).Chunk(batchSize))
        {
            loop.BeforeStep(done.Results.Count);
            using var step = torch.NewDisposeScope();
            var images = queries.Images(items, device);
            var guides = CenterCode.Of(queries.Labels(items, device), bank, bankLabels, binary: true, weights);
            var attacked = attack.Run(images, items, guides);
            var signs = Signs(model, attacked.Images);
            done.Add(signs, Results(images, attacked, signs, guides, settings.Steps.Epsilon));
            progress?.Report(done.Results.Count);
        }

        return new AttackOutcome(PackedCodes.FromTensor(done.Signs()), done.Results);
    }

    // As PackedCodes counts them: sign(0) is +1.
    private static torch.Tensor Signs(HashingModel model, torch.Tensor images)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var relaxed = model.Computation.Pool.Map(
            (int)images.shape[0], shard => model.Network.Relaxed(shard.Of(images), DropoutMasks.Off));
        return relaxed.ge(0).to_type(torch.float32).mul_(2).sub_(1).MoveToOuterDisposeScope();
    }

    private static IEnumerable<QueryAttackResult> Results(
        torch.Tensor images,
        AttackedImages attacked,
        torch.Tensor signs,
        torch.Tensor guides,
        double epsilon)
    {
        var change = (attacked.Images - images).flatten(1);
        var largest = Values(change.abs().amax(1));
        var norm = Values(change.square().sum(1).sqrt());
        var low = Values(attacked.Images.flatten(1).amin(1));
        var high = Values(attacked.Images.flatten(1).amax(1));
        var toCenter = Values((signs * guides).lt(0).to_type(torch.float32).sum(1));
        for (var row = 0; row < largest.Length; row++)
        {
            yield return new QueryAttackResult
            {
                Linf = largest[row],
                L2 = norm[row],
                InBall = largest[row] <= (float)epsilon + Rounding,
                InRange = low[row] >= 0 && high[row] <= 1,
                LossGain = attacked.LossGain[row],
                ZeroGradientShare = attacked.ZeroGradientShare[row],
                HammingToCenterCode = (int)toCenter[row],
            };
        }
    }

    private static float[] Values(torch.Tensor tensor) => tensor.cpu().data<float>().ToArray();
}

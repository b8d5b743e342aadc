using CgAT.Core.Attacks.Prototypes;
using CgAT.Core.Attacks.Queries;
using CgAT.Core.Attacks.Square;
using CgAT.Core.Attacks.Targets;
using CgAT.Core.Checkpoints;
using CgAT.Core.Data;
using CgAT.Core.Models;
using CgAT.Core.Retrieval;
using TorchSharp;

namespace CgAT.Core.Attacks.ProsGan;

/// <summary>Runs a trained ProS-GAN on every query of a data set: one forward pass each.</summary>
public static class ProsGanQueryAttack
{
    /// <summary>Attacks all queries.</summary>
    /// <param name="model">The attacked model.</param>
    /// <param name="gan">ProS-GAN, trained against this model or, to see how it transfers, another.</param>
    /// <param name="prototypes">The PrototypeNet that it was trained with.</param>
    /// <param name="queries">The queries.</param>
    /// <param name="targets">The classes of each query's target, in their order.</param>
    /// <param name="epsilon">
    /// The budget in [0, 1] pixels that images are brought back to, exactly; null leaves them as they are, as in the
    /// official code, which has none.
    /// </param>
    /// <param name="batchSize">Images that are in memory at once.</param>
    /// <param name="progress">Is told how many queries are done.</param>
    /// <param name="checkpoints">Keeps what is attacked, and is where the attack goes on; null for nowhere.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <exception cref="ArgumentException">There is not a target for every query, or sizes do not fit.</exception>
    public static ProsGanOutcome Run(
        HashingModel model,
        ProsGanModel gan,
        PrototypeModel prototypes,
        IImageSet queries,
        IReadOnlyList<IReadOnlyList<int>> targets,
        double? epsilon,
        int batchSize,
        IProgress<int>? progress = null,
        ICheckpoints? checkpoints = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(gan);
        ArgumentNullException.ThrowIfNull(prototypes);
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(targets);
        if (targets.Count != queries.Count || queries.Height != gan.Side || queries.Width != gan.Side)
        {
            throw new ArgumentException(
                $"{queries.Count} queries of {queries.Height} x {queries.Width} do not fit {targets.Count} targets and "
                + $"a generator for {gan.Side} x {gan.Side}.",
                nameof(queries));
        }

        prototypes.RequireFit(queries.Classes, model.Network.Bits);
        using var scope = torch.NewDisposeScope();
        var device = model.Computation.Device;
        using var done = new OutcomeSoFar<ProsGanQueryResult>();
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
            var labels = MultiHot.Of([.. items.Select(item => targets[item])], queries.Classes, device);
            var attacked = gan.Attack(images, labels, prototypes);
            if (epsilon is { } budget)
            {
                attacked = PixelBall.Around(images, budget).Project(attacked);
            }

            var signs = QuerySigns.Of(model, attacked);
            var goal = prototypes.Signs(labels);
            done.Add(signs, Results(images, attacked, QuerySigns.Of(model, images), signs, goal));
            progress?.Report(done.Results.Count);
        }

        return new ProsGanOutcome(PackedCodes.FromTensor(done.Codes), done.Results);
    }

    private static IEnumerable<ProsGanQueryResult> Results(
        torch.Tensor images, torch.Tensor attacked, torch.Tensor clean, torch.Tensor signs, torch.Tensor goal)
    {
        var change = ImageChange.Of(images, attacked);
        var first = Distances(clean, goal);
        var last = Distances(signs, goal);
        return Enumerable.Range(0, first.Length).Select(row => new ProsGanQueryResult
        {
            Linf = change.Linf[row],
            L2 = change.L2[row],
            FirstDistance = (int)first[row],
            LastDistance = (int)last[row],
        });
    }

    private static long[] Distances(torch.Tensor codes, torch.Tensor goal)
    {
        using var scope = torch.NewDisposeScope();
        return codes.ne(goal).sum(1).cpu().data<long>().ToArray();
    }
}

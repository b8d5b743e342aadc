using CgAT.Core.Attacks.Queries;
using CgAT.Core.Checkpoints;
using CgAT.Core.Data;
using CgAT.Core.Models;
using CgAT.Core.Retrieval;
using TorchSharp;

namespace CgAT.Core.Attacks.Square;

/// <summary>Runs the Square Attack on every query of a data set.</summary>
public static class SquareQueryAttack
{
    /// <summary>Attacks all queries; no gradient of the model is ever computed.</summary>
    /// <param name="model">The attacked model, asked for codes alone, in evaluation mode.</param>
    /// <param name="queries">The queries.</param>
    /// <param name="goal">Where their codes shall go.</param>
    /// <param name="settings">The choices of the attack.</param>
    /// <param name="seed">Keys all draws.</param>
    /// <param name="batchSize">Images that are attacked at once.</param>
    /// <param name="progress">Is told how many queries are done.</param>
    /// <param name="checkpoints">Keeps what is attacked, and is where the attack goes on; null for nowhere.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    public static SquareOutcome Run(
        HashingModel model,
        IImageSet queries,
        SquareGoal goal,
        SquareAttackSettings settings,
        long seed,
        int batchSize,
        IProgress<int>? progress = null,
        ICheckpoints? checkpoints = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(goal);
        using var scope = torch.NewDisposeScope();
        var device = model.Computation.Device;
        var attack = new SquareAttack(images => QuerySigns.Of(model, images), settings, seed);
        using var done = new OutcomeSoFar<SquareQueryResult>();
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
            var attacked = attack.Run(images, items, goal.Guides(queries, items, device), goal.Toward);
            done.Add(attacked.Codes, Results(images, attacked));
            progress?.Report(done.Results.Count);
        }

        return new SquareOutcome(PackedCodes.FromTensor(done.Codes), done.Results);
    }

    private static IEnumerable<SquareQueryResult> Results(torch.Tensor images, SquareAttackedImages attacked)
    {
        var change = ImageChange.Of(images, attacked.Images);
        return Enumerable.Range(0, attacked.Queries.Count).Select(row => new SquareQueryResult
        {
            Queries = attacked.Queries[row],
            FirstDistance = attacked.FirstDistance[row],
            LastDistance = attacked.LastDistance[row],
            Linf = change.Linf[row],
            L2 = change.L2[row],
        });
    }
}

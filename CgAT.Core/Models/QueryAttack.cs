using CgAT.Core.Attacks;
using CgAT.Core.Checkpoints;
using CgAT.Core.Data.Streams;
using CgAT.Core.Hashing;
using CgAT.Core.Numerics;
using CgAT.Core.Retrieval;
using TorchSharp;

namespace CgAT.Core.Models;

/// <summary>Attacks every query of a scene and encodes what comes out.</summary>
public static class QueryAttack
{
    /// <summary>Runs an attack.</summary>
    /// <param name="model">The attacked model.</param>
    /// <param name="scene">The queries, and what the attack may know.</param>
    /// <param name="settings">The choices of the attack.</param>
    /// <param name="seed">Keys what is drawn.</param>
    /// <param name="batchSize">Images that are attacked at once.</param>
    /// <param name="progress">Is told how many queries are done.</param>
    /// <param name="checkpoints">Keeps what is attacked, and is where the attack goes on; null for nowhere.</param>
    /// <param name="shownTo">
    /// The model whose codes of the attacked images are returned, which computes where the attacked one does; null for
    /// that one itself. Another one is what the images transfer to.
    /// </param>
    /// <param name="sink">Is given the attacked images of each batch; null where nobody wants them.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <exception cref="Errors.UserErrorException">
    /// CGAT0701: codes or gradients are not finite. CGAT0702: no codes stand for a target label.
    /// </exception>
    public static AttackOutcome Run(
        HashingModel model,
        AttackScene scene,
        AttackSettings settings,
        long seed,
        int batchSize,
        IProgress<int>? progress = null,
        ICheckpoints? checkpoints = null,
        HashingModel? shownTo = null,
        IAttackedImageSink? sink = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(scene);
        ArgumentNullException.ThrowIfNull(settings);
        using var scope = torch.NewDisposeScope();
        var device = model.Computation.Device;
        using var attack = settings.Begin(model, scene, seed);
        using var done = new AttackedQueries(device);
        var loop = new CheckpointedLoop(done, checkpoints, cancellation);
        if (loop.Begin(() => done.Results.Count))
        {
            progress?.Report(done.Results.Count);
        }

        var (from, left) = (done.Results.Count, scene.Queries.Count - done.Results.Count);
        foreach (var (items, pending) in ReadAhead.Of(scene.Queries, from, left, batchSize, device))
        {
            loop.BeforeStep(done.Results.Count);
            using var step = torch.NewDisposeScope();
            var images = pending.Take();
            var attacked = attack.Run(images, items);
            sink?.Take(items, attacked.Images);
            var relaxed = (shownTo ?? model).Relaxed(attacked.Images);
            NotFinite.RequireCodes(relaxed, items);
            var signs = CodeSigns.Of(relaxed);
            done.Add(signs, QueryEvidence.Of(images, attacked, signs, settings.Ball));
            progress?.Report(done.Results.Count);
        }

        return new AttackOutcome(PackedCodes.FromTensor(done.Signs()), done.Results);
    }
}

using CgAT.Core.Numerics;
using CgAT.Core.Training;

namespace CgAT.Core.Defenses.Atrdh;

/// <summary>
/// The target label of each image in each epoch: one of some label vectors, each equally likely, keyed by (seed, epoch,
/// item), so that an image has the same target whatever the batch is. It may be the image's own.
/// </summary>
internal sealed class TargetDraws(TrainingPlan plan)
{
    private readonly KeyedStream _stream = KeyedStream.Create(plan.Seed, $"targets/{plan.Phase}");

    /// <summary>Numbers of label vectors, one an image.</summary>
    /// <param name="batch">The images.</param>
    /// <param name="vectors">How many label vectors there are.</param>
    public IReadOnlyList<int> Of(TrainingBatch batch, int vectors) =>
        [.. batch.Items.Select(item => _stream.Below(vectors, count: 1, batch.Epoch, step: 0, item)[0])];
}

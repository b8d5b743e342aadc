using System.Globalization;
using CgAT.Core.Data;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Execution.Stages;

/// <summary>The hash codes of queries, database and training items under a model.</summary>
public sealed class EncodingStage : IStage
{
    private const int Revision = 1;

    private readonly ExperimentSpec _spec;
    private readonly IModelStage _model;

    /// <summary>The stage after a model.</summary>
    public EncodingStage(ExperimentSpec spec, IModelStage model)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(model);
        (_spec, _model) = (spec, model);

        // The batch size is part of the identity: other batches may be summed in another order.
        Identity = StageIdentity.Of(
            "encoding",
            Revision,
            new Dictionary<string, string>
            {
                ["batch_size"] = spec.Evaluation.BatchSize.ToString(CultureInfo.InvariantCulture),
            },
            [model.Identity]);
    }

    /// <inheritdoc/>
    public StageIdentity Identity { get; }

    /// <inheritdoc/>
    public string Title => "encode";

    /// <inheritdoc/>
    public double Work(RetrievalDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return dataset.Query.Count + dataset.Database.Count + dataset.Train.Count;
    }

    /// <inheritdoc/>
    public void Execute(StageContext context, string folder)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var model = _model.LoadModel(context);
        var dataset = context.Dataset;
        var sets = new[]
        {
            (StageFiles.Queries, dataset.Query),
            (StageFiles.Database, dataset.Database),
            (StageFiles.Train, dataset.Train),
        };
        var total = sets.Sum(set => set.Item2.Count);
        var before = 0;
        foreach (var (file, images) in sets)
        {
            var codes = model.Encode(
                images, _spec.Evaluation.BatchSize, context.ItemProgress(total, before), context.Cancellation);
            StageFiles.WriteCodes(Path.Combine(folder, file), codes);
            before += images.Count;
        }
    }
}

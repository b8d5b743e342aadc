using System.Globalization;
using CgAT.Core.Data;
using CgAT.Core.Models;
using CgAT.Core.Numerics;
using CgAT.Core.Retrieval;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Execution.Stages;

/// <summary>Retrieval metrics of clean and attacked queries.</summary>
public sealed class EvaluationStage : IStage
{
    private const int Revision = 1;

    private readonly EvaluationSpec _spec;
    private readonly long _seed;
    private readonly EncodingStage _encoding;

    /// <summary>The stage after the codes of a model and the attacks on it.</summary>
    public EvaluationStage(
        ExperimentSpec spec,
        long seed,
        EncodingStage encoding,
        IReadOnlyList<AttackStage> attacks)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(encoding);
        ArgumentNullException.ThrowIfNull(attacks);
        (_spec, _seed, _encoding, Attacks) = (spec.Evaluation, seed, encoding, attacks);
        Identity = StageIdentity.Of(
            "evaluation",
            Revision,
            new Dictionary<string, string>
            {
                ["evaluation"] = SpecCanonical.ToJson(spec.Evaluation),
                ["seed"] = seed.ToString(CultureInfo.InvariantCulture),
            },
            [encoding.Identity, .. attacks.Select(attack => attack.Identity)]);
    }

    /// <inheritdoc/>
    public StageIdentity Identity { get; }

    /// <inheritdoc/>
    public string Title => "evaluate";

    /// <summary>The attacks, in the order of the spec.</summary>
    public IReadOnlyList<AttackStage> Attacks { get; }

    /// <inheritdoc/>
    public double Work(RetrievalDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return dataset.Query.Count; // no network: a second or so
    }

    /// <inheritdoc/>
    public void Execute(StageContext context, string folder)
    {
        ArgumentNullException.ThrowIfNull(context);
        var database = StageFiles.ReadCodes(context.FileOf(_encoding, StageFiles.Database));
        var databaseLabels = Labels(context.Dataset.Database);
        var queryLabels = Labels(context.Dataset.Query);
        var clean = StageFiles.ReadCodes(context.FileOf(_encoding, StageFiles.Queries));

        EvaluatedQueries Evaluate(PackedCodes codes, IReadOnlyList<QueryAttackResult> attack)
        {
            var atK = RetrievalMetrics.AveragePrecisions(codes, queryLabels, database, databaseLabels, _spec.K);
            var full = RetrievalMetrics.AveragePrecisions(codes, queryLabels, database, databaseLabels, k: null);

            // One stream for all: every set of queries is resampled alike, so that their differences are paired.
            var stream = KeyedStream.Create(_seed, "bootstrap");
            return new EvaluatedQueries
            {
                MapAtK = MeanAveragePrecision.From(atK, _spec.K, _spec.BootstrapResamples, stream),
                Map = MeanAveragePrecision.From(full, k: null, _spec.BootstrapResamples, stream),
                AveragePrecisions = atK,
                HammingToOwnCode = attack.Count == 0
                    ? []
                    : [.. Enumerable.Range(0, codes.Count).Select(query => codes.Distance(query, clean, query))],
                Attack = attack,
            };
        }

        var sets = Attacks
            .Select(attack => Evaluate(
                StageFiles.ReadCodes(context.FileOf(attack, StageFiles.Queries)),
                StageFiles.ReadJson<List<QueryAttackResult>>(context.FileOf(attack, StageFiles.Attack))))
            .Prepend(Evaluate(clean, []))
            .ToList();
        StageFiles.WriteJson(Path.Combine(folder, StageFiles.Evaluation), sets);
    }

    private static LabelMasks Labels(IImageSet items) =>
        LabelMasks.FromIndices([.. Enumerable.Range(0, items.Count).Select(items.LabelsOf)], items.Classes);
}

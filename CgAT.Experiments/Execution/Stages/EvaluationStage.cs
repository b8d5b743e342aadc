using System.Globalization;
using CgAT.Core.Data;
using CgAT.Core.Models;
using CgAT.Core.Numerics;
using CgAT.Core.Retrieval;
using CgAT.Experiments.Execution.Checks;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Attacks;

namespace CgAT.Experiments.Execution.Stages;

/// <summary>Retrieval metrics of clean and attacked queries.</summary>
public sealed class EvaluationStage : IStage
{
    private const int Revision = 3;

    private readonly EvaluationSpec _spec;
    private readonly long _seed;

    /// <summary>The stage after the codes of a model and the attacks on it.</summary>
    /// <param name="spec">The spec, for its evaluation.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="trained">The stages that trained the model.</param>
    /// <param name="encoding">The codes of the model.</param>
    /// <param name="attacks">The attacks in the order of the spec, the members of an ensemble before it.</param>
    /// <param name="checks">The checks of the model; null where the spec asks for none.</param>
    public EvaluationStage(
        ExperimentSpec spec,
        long seed,
        IReadOnlyList<IStage> trained,
        EncodingStage encoding,
        IReadOnlyList<EvaluatedAttack> attacks,
        ChecksStage? checks)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(trained);
        ArgumentNullException.ThrowIfNull(encoding);
        ArgumentNullException.ThrowIfNull(attacks);
        (_spec, _seed) = (spec.Evaluation, seed);
        (Trained, Encoding, Attacks, Checks) = (trained, encoding, attacks, checks);
        Identity = StageIdentity.Of(
            "evaluation",
            Revision,
            new Dictionary<string, string>
            {
                ["evaluation"] = SpecCanonical.ToJson(spec.Evaluation),
                ["seed"] = seed.ToString(CultureInfo.InvariantCulture),
            },
            [
                encoding.Identity,
                .. attacks.Select(attack => attack.Stage.Identity),
                .. checks is null ? Array.Empty<StageIdentity>() : [checks.Identity],
            ]);
    }

    /// <inheritdoc/>
    public StageIdentity Identity { get; }

    /// <inheritdoc/>
    public string Title => "evaluate";

    /// <summary>The stages that trained the model, and none of those that attacks train or craft on.</summary>
    public IReadOnlyList<IStage> Trained { get; }

    /// <summary>The codes of the model.</summary>
    public EncodingStage Encoding { get; }

    /// <summary>The attacks in the order of the spec, the members of an ensemble before it.</summary>
    public IReadOnlyList<EvaluatedAttack> Attacks { get; }

    /// <summary>The checks of the model; null where the spec asks for none.</summary>
    public ChecksStage? Checks { get; }

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
        var database = StageFiles.ReadCodes(context.FileOf(Encoding, StageFiles.Database));
        var clean = StageFiles.ReadCodes(context.FileOf(Encoding, StageFiles.Queries));
        var checks = Checks is null
            ? null
            : StageFiles.ReadJson<CheckedQueries>(context.FileOf(Checks, StageFiles.Checks));
        var centers = new TheoryCodes(context.Dataset.Query, database, context.Dataset.Database);
        var measure = new Measure(
            _spec,
            _seed,
            database,
            StageFiles.Labels(context.Dataset.Database),
            StageFiles.Labels(context.Dataset.Query));
        StageFiles.WriteJson(
            Path.Combine(folder, StageFiles.Evaluation),
            Attacks.Select(attack => OfAttack(context, attack, measure, clean, centers, checks))
                .Prepend(measure.Of(clean) with { HammingToCenterCode = centers.Distances(clean) })
                .ToList());
    }

    private static EvaluatedQueries OfAttack(
        StageContext context,
        EvaluatedAttack attack,
        Measure measure,
        PackedCodes clean,
        TheoryCodes centers,
        CheckedQueries? checks)
    {
        var codes = StageFiles.ReadCodes(context.FileOf(attack.Stage, StageFiles.Queries));
        var results = StageFiles.ReadJson<List<QueryAttackResult>>(context.FileOf(attack.Stage, StageFiles.Attack));
        var targets = attack.Spec is ITargetedAttack { IsTargeted: true }
            ? StageFiles.ReadJson<List<List<int>>>(context.FileOf(attack.Stage, StageFiles.Targets))
            : [];
        int[] moved = [.. Enumerable.Range(0, codes.Count).Select(query => codes.Distance(query, clean, query))];
        var isOwn = attack.CraftedOn is null;
        return measure.Of(codes, targets) with
        {
            HammingToOwnCode = moved,
            HammingToCenterCode = centers.Distances(codes),
            Attack = results,
            Members = attack.Stage is EnsembleStage
                ? StageFiles.ReadJson<List<int>>(context.FileOf(attack.Stage, StageFiles.Members))
                : [],
            Unreliable = AttackHealth.OfAll(
                attack.Spec, results, isOwn ? moved : null, isOwn ? checks : null),
        };
    }

    // Measures sets of queries against one database.
    private sealed class Measure(
        EvaluationSpec spec, long seed, PackedCodes database, LabelMasks databaseLabels, LabelMasks queryLabels)
    {
        private readonly RetrievalDepths _depths = new()
        {
            K = spec.K,
            NdcgK = spec.K,
            Cutoffs = [.. (spec.PrecisionAt ?? []).Append(spec.K).Distinct().Order()],
            RecallLevels =
                [.. Enumerable.Range(1, spec.RecallLevels).Select(level => (double)level / spec.RecallLevels)],
            Radius = spec.Radius,
        };

        public EvaluatedQueries Of(PackedCodes codes, IReadOnlyList<IReadOnlyList<int>>? targets = null)
        {
            var queries = RetrievalMetrics.Measure(codes, queryLabels, database, databaseLabels, _depths);
            var towards = targets is { Count: > 0 }
                ? RetrievalMetrics.Measure(
                    codes, LabelMasks.FromIndices(targets, databaseLabels.Classes), database, databaseLabels, _depths)
                : [];
            return new EvaluatedQueries
            {
                Metrics = [.. Metrics(queries), .. towards.Count > 0 ? TargetMetrics(towards) : []],
                AveragePrecisions = [.. queries.Select(query => query.AveragePrecisionAtK)],
                TargetAveragePrecisions = [.. towards.Select(query => query.AveragePrecisionAtK.Expected)],
                Targets = targets ?? [],
                HammingToOwnCode = [],
                Attack = [],
            };
        }

        private IEnumerable<EvaluatedMetric> Metrics(IReadOnlyList<QueryMetrics> queries)
        {
            yield return Mean(queries, "map_at_k", spec.K, null, query => query.AveragePrecisionAtK.Tied());
            yield return Mean(queries, "map", null, null, query => query.AveragePrecision.Tied());
            foreach (var cutoff in _depths.Cutoffs)
            {
                yield return Mean(queries, "precision_at_k", cutoff, null, query => query.PrecisionAt(cutoff));
                yield return Mean(queries, "recall_at_k", cutoff, null, query => query.RecallAt(cutoff));
            }

            yield return Mean(queries, "ndcg_at_k", spec.K, null, query => query.Ndcg);
            yield return Mean(queries, "precision_in_radius", null, spec.Radius, query => query.PrecisionWithinRadius);
            yield return Mean(queries, "recall_in_radius", null, spec.Radius, query => query.RecallWithinRadius);
            foreach (var level in _depths.RecallLevels)
            {
                yield return Mean(queries, "precision_at_recall", null, level, query => query.PrecisionAtRecall(level));
            }
        }

        private IEnumerable<EvaluatedMetric> TargetMetrics(IReadOnlyList<QueryMetrics> queries)
        {
            yield return Mean(queries, "t_map_at_k", spec.K, null, query => query.AveragePrecisionAtK.Tied());
            yield return Mean(queries, "t_map", null, null, query => query.AveragePrecision.Tied());
        }

        // One stream for all: every set of queries is resampled alike, so that their differences are paired.
        private EvaluatedMetric Mean(
            IReadOnlyList<QueryMetrics> queries,
            string metric,
            int? k,
            double? level,
            Func<QueryMetrics, TiedValue> of) => new(
                metric,
                k,
                level,
                MeanMetric.From(queries, of, spec.BootstrapResamples, KeyedStream.Create(seed, "bootstrap")));
    }
}

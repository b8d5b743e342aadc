using CgAT.Core.Errors;
using CgAT.Core.Training;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Results;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Execution;

/// <summary>Makes the tables of a run out of its stored stages.</summary>
/// <param name="results">The results folder.</param>
/// <param name="baseFolder">What the data folders of specs are relative to.</param>
/// <param name="contextOf">What a run is part of.</param>
/// <param name="store">The stored stages.</param>
internal sealed class RunTables(
    string results, string baseFolder, Func<RunPlan, RunContext> contextOf, StageStore store)
{
    /// <summary>Which of the tables are known to be right.</summary>
    public RunManifests Manifests { get; } = new(results, baseFolder, contextOf);

    /// <summary>The rows of 'metrics' of a run whose tables are all there.</summary>
    public IReadOnlyList<MetricRow> Metrics(RunPlan run) =>
        TableReader.Read<MetricRow>(ResultTables.FileOf<MetricRow>(results, run.RunId));

    /// <summary>Writes those tables of a run with all stages finished that are not there, or not right.</summary>
    /// <param name="run">The run.</param>
    /// <param name="computed">The keys of the stages that were computed for this run now.</param>
    /// <returns>How many files were written.</returns>
    public int Write(RunPlan run, IReadOnlySet<string> computed)
    {
        var sets = StageFiles.ReadJson<List<EvaluatedQueries>>(FileOf(run.Evaluation, StageFiles.Evaluation));
        var attacks = run.Evaluation.Attacks.Select(stage => (AttackSpec?)stage.Attack).Prepend(null).ToList();
        var metrics = sets.SelectMany((set, index) => Metrics(run, attacks[index], set)).ToList();
        var queries = sets.SelectMany((set, index) => Queries(run, attacks[index], set)).ToList();
        var context = contextOf(run);
        var row = RunRows.Of(run, context, store.Open(run.Evaluation.Identity).Manifest.Build);
        bool[] written =
        [
            Update(metrics),
            Update(Training(run)),
            Update(queries),
            Update(KeptTimings(run, computed) ?? Timings(run, computed)),

            // Last: a run that stands in 'runs' has all of its other tables.
            Update<RunRow>([row]),
        ];
        Manifests.Write(run);
        return written.Count(isNew => isNew);

        bool Update<TRow>(IReadOnlyList<TRow> rows)
            where TRow : IResultRow => TableWriter.Update(results, run.RunId, rows, context.Metadata);
    }

    /// <summary>Writes the row of a run that failed, in place of an earlier one that failed too.</summary>
    /// <exception cref="UserErrorException">CGAT0301, CGAT0303: it can't be written.</exception>
    public void WriteFailed(RunPlan run, RunFailure failure)
    {
        if (!IsFinished(run))
        {
            var context = contextOf(run);
            var row = RunRows.Failed(RunRows.Of(run, context, BuildStamp.Current), failure);
            TableWriter.Update(results, run.RunId, [row], context.Metadata);
        }
    }

    // Equal ids are equal results: a run that came to its end once stays in the tables, whatever befell it now.
    private bool IsFinished(RunPlan run)
    {
        try
        {
            return TableReader.Read<RunRow>(ResultTables.FileOf<RunRow>(results, run.RunId)) is [{ Status: "ok" }];
        }
        catch (UserErrorException)
        {
            return false;
        }
    }

    private string FileOf(IStage stage, string name) => Path.Combine(store.Open(stage.Identity).Folder, name);

    private static IEnumerable<MetricRow> Metrics(RunPlan run, AttackSpec? attack, EvaluatedQueries set) =>
        new[] { ("map_at_k", set.MapAtK), ("map", set.Map) }.Select(metric => new MetricRow
        {
            RunId = run.RunId,
            Defense = run.Defense.Label,
            Hashing = run.Spec.Hashing.Method,
            Bits = run.Spec.Hashing.Bits,
            Seed = run.Seed,
            Attack = attack?.Label,
            Epsilon = attack is null ? null : CoreSettings.Epsilon(attack),
            Metric = metric.Item1,
            K = metric.Item2.K,
            Value = metric.Item2.Value,
            ValueStable = metric.Item2.Stable,
            TieBest = metric.Item2.Best,
            TieWorst = metric.Item2.Worst,
            IntervalLow = metric.Item2.IntervalLow,
            IntervalHigh = metric.Item2.IntervalHigh,
            N = metric.Item2.Queries,
        });

    private List<TrainingRow> Training(RunPlan run) =>
    [
        .. run.Stages.Where(stage => stage is WarmUpStage or IModelStage)
            .SelectMany(stage => StageFiles.ReadJson<List<TrainingRecord>>(FileOf(stage, StageFiles.Training)))
            .Select(record => new TrainingRow
            {
                RunId = run.RunId,
                Phase = record.Phase,
                Epoch = record.Epoch,
                Step = record.Step,
                Loss = record.Loss,
                LossHash = record.Hash,
                LossCenter = record.Center,
                LossQuantization = record.Quantization,
                LossClassification = record.Classification,
                LearningRate = record.LearningRate,
                GradientNorm = record.GradientNorm,
            }),
    ];

    private static IEnumerable<QueryRow> Queries(RunPlan run, AttackSpec? attack, EvaluatedQueries set) =>
        set.AveragePrecisions.Select((precision, query) =>
        {
            var attacked = attack is null ? null : set.Attack[query];
            return new QueryRow
            {
                RunId = run.RunId,
                Attack = attack?.Label,
                Query = query,
                K = run.Spec.Evaluation.K,
                ApAtK = precision.Expected,
                ApAtKStable = precision.Stable,
                RelevantInDatabase = precision.Relevant,
                ExpectedHitsAtK = precision.ExpectedHits,
                HammingToOwnCode = attack is null ? null : set.HammingToOwnCode[query],
                HammingToCenterCode = attacked?.HammingToGuide,
                PerturbationLinf = attacked?.Linf,
                PerturbationL2 = attacked?.L2,
                InBall = attacked?.InBall,
                InRange = attacked?.InRange,
                LossGain = attacked?.LossGain,
                ZeroGradientShare = attacked?.ZeroGradientShare,
            };
        });

    // What stages took is no function of the run, so what stands there stays, unless it is about other stages.
    private IReadOnlyList<TimingRow>? KeptTimings(RunPlan run, IReadOnlySet<string> computed)
    {
        if (computed.Count > 0)
        {
            return null;
        }

        try
        {
            var rows = TableReader.Read<TimingRow>(ResultTables.FileOf<TimingRow>(results, run.RunId));
            var keys = run.Stages.Select(stage => stage.Identity.Key);
            return rows.Select(row => row.StageKey).SequenceEqual(keys) ? rows : null;
        }
        catch (UserErrorException)
        {
            // Missing or damaged: written anew.
            return null;
        }
    }

    private List<TimingRow> Timings(RunPlan run, IReadOnlySet<string> computed) =>
    [
        .. run.Stages.Select(stage =>
        {
            var timing = store.Open(stage.Identity).Manifest.Timing;
            return new TimingRow
            {
                RunId = run.RunId,
                Stage = stage.Identity.Kind,
                StageKey = stage.Identity.Key,
                Cached = !computed.Contains(stage.Identity.Key),
                StartedUtc = timing.Started,
                WallSeconds = timing.WallSeconds,
                CpuSeconds = timing.CpuSeconds,
                ImagesPerSecond = timing.Images > 0 && timing.WallSeconds > 0
                    ? timing.Images / timing.WallSeconds
                    : null,
                PeakMemoryMib = timing.PeakMemoryMib,
            };
        }),
    ];
}

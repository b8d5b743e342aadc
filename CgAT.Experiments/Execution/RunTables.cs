using CgAT.Core.Errors;
using CgAT.Core.Training;
using CgAT.Experiments.Execution.Checks;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Results;

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
        var attacks = run.Evaluation.Attacks.Select(attack => (EvaluatedAttack?)attack).Prepend(null).ToList();
        var checks = run.Evaluation.Checks is { } stage
            ? StageFiles.ReadJson<CheckedQueries>(FileOf(stage, StageFiles.Checks))
            : null;
        var metrics = sets.SelectMany((set, index) => MetricRows.Of(run, attacks[index], set)).ToList();
        var queries = sets.SelectMany((set, index) => QueryRows.Of(run, attacks[index], set, checks)).ToList();
        var context = contextOf(run);
        var row = RunRows.Of(run, context, store.Open(run.Evaluation.Identity).Manifest.Build);
        bool[] written =
        [
            Update(metrics),
            Update(Training(run)),
            Update(queries),
            Update(CheckRows.Of(run, checks)),
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

    private List<TrainingRow> Training(RunPlan run) =>
    [
        .. run.Evaluation.Trained
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
                LossAdversarial = record.Adversarial,
                LossFeature = record.Feature,
                LossQuantization = record.Quantization,
                LossClassification = record.Classification,
                LearningRate = record.LearningRate,
                GradientNorm = record.GradientNorm,
            }),
    ];

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

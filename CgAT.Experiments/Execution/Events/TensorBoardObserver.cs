using CgAT.Core.Errors;
using CgAT.Core.Training;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Planning;

namespace CgAT.Experiments.Execution.Events;

/// <summary>
/// Writes the losses of training into TensorBoard event files while it goes on, a folder a run, and hands all that it
/// is told on to another observer. A stage that several runs share is in the folder of the run that it was computed
/// for.
/// </summary>
/// <param name="inner">The other observer.</param>
/// <param name="folder">Where the folders go.</param>
/// <param name="clock">The time of day that event files have to have.</param>
public sealed class TensorBoardObserver(IExperimentObserver inner, string folder, TimeProvider clock)
    : IExperimentObserver
{
    private readonly Dictionary<string, TensorBoardLog> _runs = [];
    private readonly Dictionary<string, TensorBoardLog> _stages = [];

    /// <inheritdoc/>
    public void Planned(ExperimentPlan plan, int cached) => inner.Planned(plan, cached);

    /// <inheritdoc/>
    public void Started(IStage stage, RunPlan run)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(run);
        if (stage is WarmUpStage or HashingStage or DefenseStage)
        {
            if (!_runs.TryGetValue(run.RunId, out var log))
            {
                var name = $"{run.Spec.Name} {run.Defense.Label} seed {run.Seed} {run.RunId}".Replace('/', '-');
                log = new TensorBoardLog(Path.Combine(folder, name));
                _runs.Add(run.RunId, log);
            }

            _stages[stage.Identity.Key] = log;
        }

        inner.Started(stage, run);
    }

    /// <inheritdoc/>
    public void Progressed(IStage stage, StageProgress progress)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(progress);
        if (progress.Loss is { } loss && double.IsFinite(loss) && _stages.TryGetValue(stage.Identity.Key, out var log))
        {
            log.Add($"{stage.Identity.Kind}/loss", progress.Done - 1, loss, clock.GetUtcNow());
        }

        inner.Progressed(stage, progress);
    }

    /// <inheritdoc/>
    public void Finished(IStage stage, StageTiming timing) => inner.Finished(stage, timing);

    /// <inheritdoc/>
    public void Found(IStage stage) => inner.Found(stage);

    /// <inheritdoc/>
    public void Waiting(IStage stage, RunPlan run) => inner.Waiting(stage, run);

    /// <inheritdoc/>
    public void Writing(RunPlan run, string what) => inner.Writing(run, what);

    /// <inheritdoc/>
    public void Warned(Diagnostic warning) => inner.Warned(warning);

    /// <inheritdoc/>
    public void Ended(RunOutcome outcome) => inner.Ended(outcome);
}

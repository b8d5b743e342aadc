using CgAT.Core.Data;
using CgAT.Core.Errors;
using CgAT.Core.Training;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Results.Storage;

namespace CgAT.Experiments.Execution.Events;

/// <summary>
/// Writes the losses of training into TensorBoard event files while it goes on, a folder a run, and hands all that it
/// is told on to another observer. A stage that several runs share is in the folder of the run that it was computed
/// for.
/// </summary>
public sealed class TensorBoardObserver : IExperimentObserver
{
    private readonly IExperimentObserver _inner;
    private readonly string _folder;
    private readonly TimeProvider _clock;
    private readonly Dictionary<string, TensorBoardLog> _runs = [];
    private readonly Dictionary<string, TensorBoardLog> _stages = [];
    private bool _gaveUp;

    /// <summary>Makes the folder; its files come when training begins.</summary>
    /// <param name="inner">The other observer.</param>
    /// <param name="folder">Where the folders go.</param>
    /// <param name="clock">The time of day that event files have to have.</param>
    /// <exception cref="UserErrorException">CGAT0408: nothing can be written to the folder.</exception>
    public TensorBoardObserver(IExperimentObserver inner, string folder, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(clock);
        (_inner, _folder, _clock) = (inner, folder, clock);
        try
        {
            Directory.CreateDirectory(folder);
            using var probe = File.Create(
                Path.Combine(folder, $".cgat-{Environment.ProcessId}"), bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (Exception fault) when (ResultErrors.IsFileSystemError(fault))
        {
            throw new UserErrorException(NotWritten(fault), fault);
        }
    }

    /// <inheritdoc/>
    public void Planned(ExperimentPlan plan, int cached) => _inner.Planned(plan, cached);

    /// <inheritdoc/>
    public void Started(IStage stage, RunPlan run)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(run);
        if (stage is WarmUpStage or HashingStage or DefenseStage)
        {
            Write(() => Begin(stage, run));
        }

        _inner.Started(stage, run);
    }

    /// <inheritdoc/>
    public void Progressed(IStage stage, StageProgress progress)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(progress);
        if (progress.Loss is { } loss && double.IsFinite(loss) && _stages.TryGetValue(stage.Identity.Key, out var log))
        {
            Write(() => log.Add($"{stage.Identity.Kind}/loss", progress.Done - 1, loss, _clock.GetUtcNow()));
        }

        _inner.Progressed(stage, progress);
    }

    /// <inheritdoc/>
    public void Finished(IStage stage, StageTiming timing) => _inner.Finished(stage, timing);

    /// <inheritdoc/>
    public void Found(IStage stage) => _inner.Found(stage);

    /// <inheritdoc/>
    public void Waiting(IStage stage, RunPlan run) => _inner.Waiting(stage, run);

    /// <inheritdoc/>
    public void Reading(RunPlan? run, DataProgress progress) => _inner.Reading(run, progress);

    /// <inheritdoc/>
    public void Writing(RunPlan run, string what) => _inner.Writing(run, what);

    /// <inheritdoc/>
    public void Warned(Diagnostic warning) => _inner.Warned(warning);

    /// <inheritdoc/>
    public void Ended(RunOutcome outcome) => _inner.Ended(outcome);

    private void Begin(IStage stage, RunPlan run)
    {
        if (!_runs.TryGetValue(run.RunId, out var log))
        {
            var name = $"{run.Spec.Name} {run.Defense.Label} seed {run.Seed} {run.RunId}".Replace('/', '-');
            log = new TensorBoardLog(Path.Combine(_folder, name));
            _runs.Add(run.RunId, log);
        }

        _stages[stage.Identity.Key] = log;
    }

    // Whoever watches keeps nothing from being computed.
    private void Write(Action write)
    {
        if (_gaveUp)
        {
            return;
        }

        try
        {
            write();
        }
        catch (Exception fault) when (ResultErrors.IsFileSystemError(fault))
        {
            _gaveUp = true;
            _inner.Warned(NotWritten(fault) with
            {
                IsWarning = true,
                Remedy = "the run goes on without; 'cgat tensorboard' writes event files of it when it is finished",
            });
        }
    }

    private Diagnostic NotWritten(Exception cause) => new()
    {
        Code = ErrorCodes.EventsNotWritten,
        File = _folder,
        Message = $"can't write event files: {ResultErrors.Clause(cause)}",
        Remedy = "choose a folder that can be written with --tensorboard FOLDER",
    };
}

using CgAT.Core.Data;
using CgAT.Core.Errors;
using CgAT.Experiments.Execution.Events;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Planning;

namespace CgAT.Experiments.Execution.Workers;

/// <summary>
/// Tells the experiment what happens in a worker. Steps that follow each other within a twentieth of a second travel
/// together: each is told, but not each in a line of its own. Of images that are read it is told how many are, and not of
/// each.
/// </summary>
internal sealed class WorkerObserver(TextWriter output, TimeProvider clock) : IExperimentObserver
{
    private static readonly TimeSpan s_together = TimeSpan.FromMilliseconds(50);

    private readonly List<StageProgress> _steps = [];
    private string? _stage;
    private long _sent = clock.GetTimestamp();

    /// <inheritdoc/>
    public void Planned(ExperimentPlan plan, int cached)
    {
        // The experiment has planned itself.
    }

    /// <inheritdoc/>
    public void Started(IStage stage, RunPlan run) => Send(WorkerEvent.Started, stage);

    /// <inheritdoc/>
    public void Progressed(IStage stage, StageProgress progress)
    {
        _stage = stage.Identity.Key;
        _steps.Add(progress);
        if (clock.GetElapsedTime(_sent) >= s_together)
        {
            SendSteps();
        }
    }

    /// <inheritdoc/>
    public void Finished(IStage stage, StageTiming timing) =>
        Send(new WorkerMessage { Event = WorkerEvent.Finished, Stage = stage.Identity.Key, Timing = timing });

    /// <inheritdoc/>
    public void Waiting(IStage stage, RunPlan run) => Send(WorkerEvent.Waiting, stage);

    /// <inheritdoc/>
    public void Reading(RunPlan? run, DataProgress progress)
    {
        if (progress.Done == 0 || progress.Done == progress.Total || clock.GetElapsedTime(_sent) >= s_together)
        {
            Send(new WorkerMessage { Event = WorkerEvent.Reading, Read = progress });
        }
    }

    /// <inheritdoc/>
    public void Writing(RunPlan run, string what) =>
        Send(new WorkerMessage { Event = WorkerEvent.Writing, What = what });

    /// <inheritdoc/>
    public void Warned(Diagnostic warning) =>
        Send(new WorkerMessage { Event = WorkerEvent.Warned, Warning = warning });

    /// <summary>The run is finished or has failed.</summary>
    public void Ended(RunReport report) => Send(new WorkerMessage { Event = WorkerEvent.Ended, Report = report });

    private void Send(WorkerEvent what, IStage stage) =>
        Send(new WorkerMessage { Event = what, Stage = stage.Identity.Key });

    private void Send(WorkerMessage message)
    {
        SendSteps();
        Write(message);
    }

    private void SendSteps()
    {
        if (_steps.Count > 0)
        {
            Write(new WorkerMessage { Event = WorkerEvent.Progressed, Stage = _stage, Steps = _steps });
            _steps.Clear();
        }

        _sent = clock.GetTimestamp();
    }

    private void Write(WorkerMessage message)
    {
        try
        {
            output.WriteLine(WorkerJson.Write(message));
            output.Flush();
        }
        catch (IOException)
        {
            // Nobody listens any more; the end of the input says so too, and stops the worker after a checkpoint.
        }
    }
}

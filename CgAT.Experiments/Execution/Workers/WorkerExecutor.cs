using System.Globalization;
using CgAT.Experiments.Execution.Events;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Planning;

namespace CgAT.Experiments.Execution.Workers;

/// <summary>
/// Computes each run in a process of its own: what ends the process - some errors of libtorch do, and the system where
/// memory runs out - ends that run alone.
/// </summary>
internal sealed class WorkerExecutor(
    WorkerProgram program, Func<RunPlan, RunJob> jobOf, IExperimentObserver observer, CancellationToken abort)
    : IRunExecutor
{
    /// <inheritdoc/>
    public RunReport Execute(RunPlan run, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        using var worker = new WorkerProcess(program, jobOf(run));
        using var stopping = stop.Register(worker.Stop);
        using var aborting = abort.Register(worker.Kill);
        var (computed, at) = (0, (IStage?)null);
        while (worker.Read() is { } message)
        {
            var stage = message.Stage is { } key ? StageOf(run, key) : null;
            (computed, at) = message.Event switch
            {
                WorkerEvent.Started => (computed, stage),
                WorkerEvent.Finished => (computed + 1, null),
                _ => (computed, at),
            };
            if (message.Report is { } report)
            {
                worker.WaitForEnd();
                return report;
            }

            Tell(run, stage, message);
        }

        var exitCode = worker.WaitForEnd();
        stop.ThrowIfCancellationRequested();
        return RunReport.Failed(WorkerCrashes.Failure(exitCode, at?.Title, worker.LastErrors), computed);
    }

    private static IStage StageOf(RunPlan run, string key) =>
        run.Stages.FirstOrDefault(stage => stage.Identity.Key == key) ?? throw new InvalidOperationException(
            string.Create(CultureInfo.InvariantCulture, $"the worker of run {run.RunId} computes a stage '{key}'"));

    private void Tell(RunPlan run, IStage? stage, WorkerMessage message)
    {
        switch (message)
        {
            case { Event: WorkerEvent.Waiting } when stage is not null:
                observer.Waiting(stage, run);
                break;
            case { Event: WorkerEvent.Started } when stage is not null:
                observer.Started(stage, run);
                break;
            case { Event: WorkerEvent.Progressed, Steps: { } steps } when stage is not null:
                foreach (var step in steps)
                {
                    observer.Progressed(stage, step);
                }

                break;
            case { Event: WorkerEvent.Finished, Timing: { } timing } when stage is not null:
                observer.Finished(stage, timing);
                break;
            case { Event: WorkerEvent.Reading, Read: { } read }:
                observer.Reading(run, read);
                break;
            case { Event: WorkerEvent.Writing, What: { } what }:
                observer.Writing(run, what);
                break;
            case { Event: WorkerEvent.Warned, Warning: { } warning }:
                observer.Warned(warning);
                break;
            default:
                throw new InvalidOperationException($"the worker of run {run.RunId} told of {message.Event} in part");
        }
    }
}

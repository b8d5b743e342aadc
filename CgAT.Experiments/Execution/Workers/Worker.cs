using CgAT.Core.Data;
using CgAT.Core.Errors;
using CgAT.Experiments.Execution.Events;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Execution.Workers;

/// <summary>What runs in the process of a worker: reads a job, computes it, and tells how it goes.</summary>
public static class Worker
{
    /// <summary>
    /// The exit code of a worker that stopped after a checkpoint, as of any program that Ctrl-C stopped.
    /// </summary>
    public const int Stopped = 130;

    /// <summary>Computes the run that is asked for.</summary>
    /// <param name="input">The job; then, to stop, the line "stop" or the end.</param>
    /// <param name="output">Where messages go; nothing else may be written to it.</param>
    /// <param name="clock">Measures stages and the time between checkpoints.</param>
    /// <param name="stop">Stops as well.</param>
    /// <returns>The exit code of the process: 0 where the last message tells what the run came to.</returns>
    public static int Run(TextReader input, TextWriter output, TimeProvider clock, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.ReadLine() is not { } line)
        {
            return Stopped;
        }

        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var listener = new Thread(() => StopWhenTold(input, stopping)) { IsBackground = true };
        listener.Start();
        var observer = new WorkerObserver(output, clock);
        try
        {
            observer.Ended(Compute(WorkerJson.ReadJob(line), observer, clock, stopping.Token));
            return 0;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return Stopped;
        }
    }

    private static void StopWhenTold(TextReader input, CancellationTokenSource stopping)
    {
        // The end of the input is that of the experiment, whichever way it ended.
        while (input.ReadLine() is { } line && line != WorkerJson.Stop)
        {
        }

        try
        {
            stopping.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The run was finished before.
        }
    }

    private static RunReport Compute(
        RunJob job, WorkerObserver observer, TimeProvider clock, CancellationToken stop)
    {
        try
        {
            return Execute(job, observer, clock, stop);
        }
        catch (UserErrorException mistake)
        {
            return RunReport.Failed(new RunFailure { Diagnostics = mistake.Diagnostics });
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return RunReport.Failed(Bug(e));
        }
    }

    private static RunReport Execute(
        RunJob job, WorkerObserver observer, TimeProvider clock, CancellationToken stop)
    {
        var spec = SpecJson.Read(job.Spec);
        using var computation = CoreSettings.Open(spec.Numerics);
        var plan = Planner.Plan(spec, computation.Contract);
        var run = plan.Runs.SingleOrDefault(run => run.RunId == job.RunId) ?? throw new InvalidOperationException(
            $"run {job.RunId} is another one under the numerics of this worker: {computation.Contract}");
        var store = new StageStore(job.ResultsFolder);
        var every = TimeSpan.FromSeconds(job.CheckpointSeconds);
        var loading = new ImageLoading
        {
            Cache = job.ImageCache,
            MemoryLimit = job.ImagesInMemory,
            CropsRoam = job.CropsRoam,
            Tell = observer.Warned,
            Progress = new ReadingProgress(observer),
            Cancellation = stop,
        };
        var datasets = new LoadedDatasets(plan, job.BaseFolder, loading);
        var execution = new RunExecution(
            new StageRunner(store, datasets, computation, job.BaseFolder, observer, clock, every, job.Origin),
            new RunTables(job.ResultsFolder, job.BaseFolder, _ => job.Context, store),
            observer);
        return execution.Execute(run, stop);
    }

    private static RunFailure Bug(Exception bug) => new()
    {
        Diagnostics =
        [
            new Diagnostic
            {
                Code = ErrorCodes.Bug,
                Message = $"a bug of ours: {bug.GetType()}: {bug.Message.ReplaceLineEndings(" ")}",
                Remedy = $"please report it with the command and the spec; finished stages are kept\n{bug.StackTrace}",
            },
        ],
    };
}

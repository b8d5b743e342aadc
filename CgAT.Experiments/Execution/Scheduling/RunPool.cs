using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using CgAT.Experiments.Execution.Events;
using CgAT.Experiments.Planning;

namespace CgAT.Experiments.Execution.Scheduling;

/// <summary>
/// Computes runs, several at once, each with one attempt and as many more after crashes as are allowed. A run that fails
/// does not keep others from being computed, unless that is asked for, or the results folder takes nothing more.
/// </summary>
internal sealed class RunPool(RunQueue queue, IRunExecutor executor, ExperimentEvents events, PoolSettings settings)
{
    private readonly ConcurrentDictionary<string, RunReport> _reports = new();
    private readonly ConcurrentDictionary<string, RunFailure> _brokenStages = new();
    private ExceptionDispatchInfo? _bug;

    /// <summary>The report of each run that came to an end or failed for good, by its id.</summary>
    public IReadOnlyDictionary<string, RunReport> Reports => _reports;

    /// <summary>Returns when nothing is under way any more: all is computed, or it was stopped.</summary>
    /// <param name="cancellation">Stops every run after a checkpoint.</param>
    public void Execute(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var closing = stop.Token.Register(queue.Close);

        // One run at a time stays on the calling thread: observers of scripts expect that.
        var others = Enumerable.Range(1, settings.Jobs - 1)
            .Select(_ => new Thread(() => Work(stop)) { IsBackground = true })
            .ToList();
        others.ForEach(thread => thread.Start());
        Work(stop);
        others.ForEach(thread => thread.Join());
        _bug?.Throw();
    }

    private void Work(CancellationTokenSource stop)
    {
        try
        {
            while (queue.Take() is { } run)
            {
                try
                {
                    End(run, Attempt(run, stop.Token), stop);
                }
                finally
                {
                    queue.Done(run);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Of a run that was stopped there is nothing to report.
        }
        catch (Exception e)
        {
            Interlocked.CompareExchange(ref _bug, ExceptionDispatchInfo.Capture(e), null);
            stop.Cancel();
        }
    }

    private RunReport Attempt(RunPlan run, CancellationToken stop)
    {
        for (var retries = 0; ; retries++)
        {
            if (BrokenStage(run) is { } known)
            {
                return RunReport.Failed(known);
            }

            var report = executor.Execute(run, stop);
            if (report.Failure is not { Crashed: true } failure || retries >= settings.Retries)
            {
                return report;
            }

            events.Warned(failure.Diagnostics[0] with
            {
                IsWarning = true,
                Remedy = FormattableString.Invariant(
                    $"run {run.RunId} is tried again ({retries + 1} of {settings.Retries}), from its last checkpoint"),
            });
        }
    }

    private void End(RunPlan run, RunReport report, CancellationTokenSource stop)
    {
        _reports[run.RunId] = report;
        if (report.Failure is { } failure)
        {
            // An error that a stage told of comes again in every run that needs the stage.
            if (!failure.Crashed && events.StageOf(run) is { } stage)
            {
                _brokenStages.TryAdd(stage.Identity.Key, failure);
            }

            if (failure.IsOfResultsFolder)
            {
                queue.Close();
            }
            else
            {
                settings.WriteFailed(run, failure);
            }

            if (settings.FailFast)
            {
                stop.Cancel();
            }
        }

        events.Ended(run, report);
    }

    private RunFailure? BrokenStage(RunPlan run) => run.Stages
        .Select(stage => _brokenStages.GetValueOrDefault(stage.Identity.Key))
        .FirstOrDefault(failure => failure is not null);
}

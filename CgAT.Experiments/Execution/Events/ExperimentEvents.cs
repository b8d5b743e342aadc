using CgAT.Core.Data;
using CgAT.Core.Errors;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Planning;

namespace CgAT.Experiments.Execution.Events;

/// <summary>
/// Where the events of all runs come together: hands them on one at a time, with the account of the work, and remembers
/// which stage each run is at.
/// </summary>
/// <param name="observer">Is told.</param>
/// <param name="work">The account.</param>
/// <param name="stageFinished">Is called when a stage is finished.</param>
/// <param name="outcomeOf">What a run came to, out of its report.</param>
internal sealed class ExperimentEvents(
    IExperimentObserver observer, WorkAccount work, Action stageFinished, Func<RunPlan, RunReport, RunOutcome> outcomeOf)
    : IExperimentObserver
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, IStage> _current = [];

    /// <summary>The stage that a run is at; null where it is at none.</summary>
    public IStage? StageOf(RunPlan run)
    {
        lock (_gate)
        {
            return _current.GetValueOrDefault(run.RunId);
        }
    }

    /// <inheritdoc/>
    public void Planned(ExperimentPlan plan, int cached)
    {
        lock (_gate)
        {
            observer.Planned(plan, cached);
        }
    }

    /// <inheritdoc/>
    public void Started(IStage stage, RunPlan run)
    {
        lock (_gate)
        {
            _current[run.RunId] = stage;
            observer.Started(stage, run);
        }
    }

    /// <inheritdoc/>
    public void Progressed(IStage stage, StageProgress progress)
    {
        lock (_gate)
        {
            observer.Progressed(stage, progress with { Experiment = work.During(stage, progress) });
        }
    }

    /// <inheritdoc/>
    public void Finished(IStage stage, StageTiming timing)
    {
        lock (_gate)
        {
            work.Finish(stage, here: true);
            foreach (var run in _current.Where(each => each.Value.Identity.Key == stage.Identity.Key).ToList())
            {
                _current.Remove(run.Key);
            }

            observer.Finished(stage, timing);
        }

        stageFinished();
    }

    /// <inheritdoc/>
    public void Waiting(IStage stage, RunPlan run)
    {
        lock (_gate)
        {
            observer.Waiting(stage, run);
        }
    }

    /// <inheritdoc/>
    public void Reading(RunPlan? run, DataProgress progress)
    {
        lock (_gate)
        {
            observer.Reading(run, progress);
        }
    }

    /// <inheritdoc/>
    public void Writing(RunPlan run, string what)
    {
        lock (_gate)
        {
            observer.Writing(run, what);
        }
    }

    /// <inheritdoc/>
    public void Warned(Diagnostic warning)
    {
        lock (_gate)
        {
            observer.Warned(warning);
        }
    }

    /// <summary>A run is finished, or has failed for good.</summary>
    public void Ended(RunPlan run, RunReport report)
    {
        lock (_gate)
        {
            // Those that another process computed tell nothing of themselves.
            var found = report.Failure is null ? run.Stages.Where(stage => work.Finish(stage, here: false)) : [];
            foreach (var stage in found)
            {
                observer.Found(stage);
            }

            _current.Remove(run.RunId);
            observer.Ended(outcomeOf(run, report));
        }
    }
}

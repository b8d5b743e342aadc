using CgAT.Core.Data;
using CgAT.Core.Errors;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Planning;

namespace CgAT.Experiments.Execution.Events;

/// <summary>
/// Is told what happens while an experiment runs. Stages of several runs may be under way at once, one a run; calls come
/// one at a time, from any thread.
/// </summary>
public interface IExperimentObserver
{
    /// <summary>The plan stands.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cached">How many of its stages are finished already.</param>
    void Planned(ExperimentPlan plan, int cached);

    /// <summary>A stage begins, or begins again after the worker of its run broke down.</summary>
    void Started(IStage stage, RunPlan run);

    /// <summary>A stage goes on.</summary>
    void Progressed(IStage stage, StageProgress progress);

    /// <summary>A stage is finished and kept.</summary>
    void Finished(IStage stage, StageTiming timing);

    /// <summary>A stage that was to do turned out to be finished: another process computed it meanwhile.</summary>
    void Found(IStage stage)
    {
    }

    /// <summary>A run waits for another process, which computes one of its stages.</summary>
    void Waiting(IStage stage, RunPlan run)
    {
    }

    /// <summary>
    /// Images are read that are not for a batch: before the plan stands, before the first stage of a run, or in a stage,
    /// when a cache of them is built.
    /// </summary>
    /// <param name="run">The run whose worker reads them; null where this process does.</param>
    /// <param name="progress">How far that is.</param>
    void Reading(RunPlan? run, DataProgress progress)
    {
    }

    /// <summary>Something is about to be written.</summary>
    /// <param name="run">Of this run.</param>
    /// <param name="what">"checkpoint", "stage" or "tables".</param>
    void Writing(RunPlan run, string what)
    {
    }

    /// <summary>Something went wrong that is no error, or that is made good.</summary>
    void Warned(Diagnostic warning)
    {
    }

    /// <summary>A run is finished, or has failed for good.</summary>
    void Ended(RunOutcome outcome)
    {
    }
}

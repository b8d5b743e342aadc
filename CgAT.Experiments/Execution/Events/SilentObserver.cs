using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Planning;

namespace CgAT.Experiments.Execution.Events;

/// <summary>Tells nobody.</summary>
public sealed class SilentObserver : IExperimentObserver
{
    /// <inheritdoc/>
    public void Planned(ExperimentPlan plan, int cached)
    {
    }

    /// <inheritdoc/>
    public void Started(IStage stage, RunPlan run)
    {
    }

    /// <inheritdoc/>
    public void Progressed(IStage stage, StageProgress progress)
    {
    }

    /// <inheritdoc/>
    public void Finished(IStage stage, StageTiming timing)
    {
    }
}

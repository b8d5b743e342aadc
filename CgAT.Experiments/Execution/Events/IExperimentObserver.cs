using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Planning;

namespace CgAT.Experiments.Execution.Events;

/// <summary>Is told what happens while an experiment runs; called from the thread that runs it.</summary>
public interface IExperimentObserver
{
    /// <summary>The plan stands.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cached">How many of its stages are finished already.</param>
    void Planned(ExperimentPlan plan, int cached);

    /// <summary>A stage begins.</summary>
    void Started(IStage stage, RunPlan run);

    /// <summary>A stage goes on.</summary>
    void Progressed(IStage stage, StageProgress progress);

    /// <summary>A stage is finished and kept.</summary>
    void Finished(IStage stage, StageTiming timing);
}

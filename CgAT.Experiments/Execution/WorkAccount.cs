using CgAT.Experiments.Execution.Events;
using CgAT.Experiments.Execution.Stages;

namespace CgAT.Experiments.Execution;

/// <summary>Keeps account of the work of the stages that are to be computed.</summary>
internal sealed class WorkAccount(IReadOnlyList<IStage> stages, LoadedDatasets datasets)
{
    private double _done;
    private double _left = stages.Sum(stage => stage.Work(datasets.Of(stage.Identity)));

    /// <summary>The account while a stage runs.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="share">How much of it is done, in [0, 1].</param>
    public ExperimentWork During(IStage stage, double share)
    {
        var part = share * stage.Work(datasets.Of(stage.Identity));
        return new ExperimentWork(_done + part, Math.Max(0, _left - part));
    }

    /// <summary>A stage is finished.</summary>
    public void Finish(IStage stage) => (_done, _left) = During(stage, 1);
}

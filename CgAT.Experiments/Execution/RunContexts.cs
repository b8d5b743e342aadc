using CgAT.Experiments.Planning;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Execution;

/// <summary>What the runs of a plan are part of.</summary>
internal sealed class RunContexts(ExperimentPlan plan, LoadedDatasets datasets)
{
    private readonly RunAxes _axes = new(plan.Expanded);

    public RunContext Of(RunPlan run) => new()
    {
        SpecId = plan.SpecId,
        Spec = SpecCanonical.ToJson(run.Spec),
        Axes = _axes.Of(run),
        Dataset = DatasetFacts.Of(datasets.Of(run)),
        Contract = plan.Contract,
    };
}

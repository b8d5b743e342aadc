using CgAT.Experiments.Planning;

namespace CgAT.Experiments.Execution.Workers;

/// <summary>Starts no worker for a run of which all stages are there: its tables are written in this process.</summary>
internal sealed class TablesHere(StageStore store, IRunExecutor here, IRunExecutor workers) : IRunExecutor
{
    /// <inheritdoc/>
    public RunReport Execute(RunPlan run, CancellationToken stop) =>
        (run.Stages.All(stage => store.Has(stage.Identity)) ? here : workers).Execute(run, stop);
}

using CgAT.Experiments.Planning;

namespace CgAT.Experiments.Execution;

/// <summary>Computes what is missing of a run and writes its tables, in this process or in one of its own.</summary>
internal interface IRunExecutor
{
    /// <summary>Makes one attempt.</summary>
    /// <exception cref="OperationCanceledException">Stopped; the state of the stage at hand is kept.</exception>
    RunReport Execute(RunPlan run, CancellationToken stop);
}

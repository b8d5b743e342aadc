using CgAT.Core.Errors;
using CgAT.Core.Numerics;
using CgAT.Experiments.Execution.Events;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Extensions;
using CgAT.Experiments.Planning;

namespace CgAT.Experiments.Execution;

/// <summary>Computes runs in this process, one after the other.</summary>
internal sealed class RunExecution(StageRunner stages, RunTables tables, IExperimentObserver observer) : IRunExecutor
{
    /// <inheritdoc/>
    public RunReport Execute(RunPlan run, CancellationToken stop)
    {
        var computed = new HashSet<string>(StringComparer.Ordinal);
        IStage? at = null;
        try
        {
            foreach (var stage in run.Stages)
            {
                at = stage;
                if (stages.Require(stage, run, stop))
                {
                    computed.Add(stage.Identity.Key);
                }
            }

            observer.Writing(run, "tables");
            return new RunReport { StagesComputed = computed.Count, TablesWritten = tables.Write(run, computed) };
        }
        catch (UserErrorException mistake)
        {
            return RunReport.Failed(new RunFailure { Diagnostics = mistake.Diagnostics }, computed.Count);
        }
        catch (NoGradientException e) when (ExtensionFaults.Of(run, at, e) is { Count: > 0 } faults)
        {
            return RunReport.Failed(new RunFailure { Diagnostics = faults }, computed.Count);
        }
        catch (Exception e) when (MemoryErrors.IsOutOfMemory(e))
        {
            return RunReport.Failed(MemoryErrors.Failure(e.Message), computed.Count);
        }
    }
}

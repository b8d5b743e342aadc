using CgAT.Core.Models;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Execution;

/// <summary>An experiment whose spec, data and device were found to be in order, and its plan.</summary>
internal sealed class PreparedExperiment : IDisposable
{
    private PreparedExperiment(LoadedDatasets datasets, Computation computation, ExperimentPlan plan, string baseFolder, string results)
    {
        Datasets = datasets;
        Computation = computation;
        Plan = plan;
        Contexts = new RunContexts(plan, datasets);
        Store = new StageStore(results);
        Tables = new RunTables(results, baseFolder, Contexts.Of, Store);
    }

    public LoadedDatasets Datasets { get; }

    public Computation Computation { get; }

    public ExperimentPlan Plan { get; }

    /// <summary>What the runs are part of.</summary>
    public RunContexts Contexts { get; }

    public StageStore Store { get; }

    public RunTables Tables { get; }

    /// <summary>Checks the spec, starts the device, plans, and reads the data. Writes nothing.</summary>
    /// <exception cref="Core.Errors.UserErrorException">What is not in order.</exception>
    public static PreparedExperiment Of(ExperimentRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        SpecValidator.Require(request.Spec);

        // Points of a sweep do not differ in where and how they are computed.
        var numerics = request.Spec.Base.Numerics;
        var computation = Computation.Open(numerics.Device, numerics.Threads);
        try
        {
            var plan = RunFilter.Take(Planner.Plan(request.Spec, computation.Contract), request.Only);
            var datasets = new LoadedDatasets(plan, request.BaseFolder);
            return new PreparedExperiment(
                datasets, computation, plan, request.BaseFolder, request.ResultsFolder);
        }
        catch
        {
            computation.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Computation.Dispose();
}

using CgAT.Core.Data;
using CgAT.Core.Models;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Results;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Execution;

/// <summary>An experiment whose spec, data and device were found to be in order, and its plan.</summary>
internal sealed class PreparedExperiment : IDisposable
{
    private PreparedExperiment(RetrievalDataset dataset, Computation computation, ExperimentPlan plan, string results)
    {
        Dataset = dataset;
        Computation = computation;
        Plan = plan;
        Metadata = new TableMetadata { SpecId = plan.SpecId, Spec = SpecCanonical.ToJson(plan.Spec) };
        Store = new StageStore(results);
        Tables = new RunTables(results, plan, Metadata, DatasetFacts.Of(dataset), Store);
    }

    public RetrievalDataset Dataset { get; }

    public Computation Computation { get; }

    public ExperimentPlan Plan { get; }

    /// <summary>What the footers of the tables say.</summary>
    public TableMetadata Metadata { get; }

    public StageStore Store { get; }

    public RunTables Tables { get; }

    /// <summary>Checks the spec, reads the data, starts the device and plans. Writes nothing.</summary>
    /// <exception cref="Core.Errors.UserErrorException">What is not in order.</exception>
    public static PreparedExperiment Of(ExperimentRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        SpecValidator.Require(request.Spec);
        var dataset = DatasetLoader.Load(request.Spec.Dataset, request.BaseFolder);
        var computation = Computation.Open(request.Spec.Numerics.Device, request.Spec.Numerics.Threads);
        return new PreparedExperiment(
            dataset, computation, Planner.Plan(request.Spec, computation.Contract), request.ResultsFolder);
    }

    /// <inheritdoc/>
    public void Dispose() => Computation.Dispose();
}

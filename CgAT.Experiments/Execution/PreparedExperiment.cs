using CgAT.Core.Data;
using CgAT.Core.Models;
using CgAT.Experiments.Execution.Events;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Execution;

/// <summary>An experiment whose spec, data and device were found to be in order, and its plan.</summary>
internal sealed class PreparedExperiment : IDisposable
{
    private PreparedExperiment(
        LoadedDatasets datasets,
        ImageLoading loading,
        Computation computation,
        ExperimentPlan plan,
        string baseFolder,
        string results)
    {
        Loading = loading;
        Datasets = datasets;
        Computation = computation;
        Plan = plan;
        Contexts = new RunContexts(plan, datasets);
        Store = new StageStore(results);
        Tables = new RunTables(results, baseFolder, Contexts.Of, Store);
    }

    public LoadedDatasets Datasets { get; }

    /// <summary>How images are brought in.</summary>
    public ImageLoading Loading { get; }

    public Computation Computation { get; }

    public ExperimentPlan Plan { get; }

    /// <summary>What the runs are part of.</summary>
    public RunContexts Contexts { get; }

    public StageStore Store { get; }

    public RunTables Tables { get; }

    /// <summary>
    /// Checks the spec, starts the device, plans, and reads the data. Writes nothing, though decoded images are kept when
    /// they are asked for.
    /// </summary>
    /// <param name="request">What to prepare.</param>
    /// <param name="keepsImages">Whether it comes to all images, so that it is worth to keep them.</param>
    /// <param name="cancellation">Stops it, and the reading of images later on.</param>
    /// <exception cref="Core.Errors.UserErrorException">What is not in order.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static PreparedExperiment Of(
        ExperimentRequest request, bool keepsImages, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        SpecValidator.Require(request.Spec);

        // Points of a sweep do not differ in where and how they are computed.
        var computation = CoreSettings.Open(request.Spec.Base.Numerics);
        try
        {
            var plan = RunFilter.Take(Planner.Plan(request.Spec, computation.Contract), request.Only);
            var loading = new ImageLoading
            {
                Cache = keepsImages ? CacheOf(request) : null,
                MemoryLimit = request.Execution.ImagesInMemory,
                CropsRoam = plan.Runs.Any(run => RandomCrops.Has(run.Spec)),
                Tell = request.Observer.Warned,
                Progress = new ReadingProgress(request.Observer),
                Cancellation = cancellation,
            };
            var datasets = new LoadedDatasets(plan, request.BaseFolder, loading);
            return new PreparedExperiment(
                datasets, loading, computation, plan, request.BaseFolder, request.ResultsFolder);
        }
        catch
        {
            computation.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Computation.Dispose();

    private static string? CacheOf(ExperimentRequest request) => request.Execution.KeepsImages
        ? Path.GetFullPath(request.Execution.ImageCache ?? Path.Combine(request.ResultsFolder, "cache"))
        : null;
}

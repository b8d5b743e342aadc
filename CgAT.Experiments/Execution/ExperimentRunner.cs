using CgAT.Core.Models;
using CgAT.Experiments.Execution.Costs;
using CgAT.Experiments.Planning;

namespace CgAT.Experiments.Execution;

/// <summary>
/// Runs a spec: plans it, computes the stages that are not in the store yet, and writes the tables.
/// </summary>
public static class ExperimentRunner
{
    /// <summary>Runs an experiment.</summary>
    /// <exception cref="Core.Errors.UserErrorException">
    /// Data, device or results folder that can't be used; CGAT0304: a damaged stage in the store.
    /// </exception>
    /// <exception cref="OperationCanceledException">Stopped; finished stages are kept.</exception>
    public static ExperimentOutcome Run(ExperimentRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        Specs.SpecValidator.Require(request.Spec);
        using var computation = Open(request);
        var plan = PlanOf(request, computation);
        var datasets = new LoadedDatasets(plan, request.BaseFolder);
        var store = new StageStore(request.ResultsFolder);
        store.RequireWhole(plan.Stages.Select(stage => stage.Identity));
        var todo = plan.Stages.Where(stage => !store.Has(stage.Identity)).ToList();
        request.Observer.Planned(plan, plan.Stages.Count - todo.Count);
        var work = new WorkAccount(todo, datasets);
        var stages = new StageRunner(
            store, datasets, computation, request.BaseFolder, work, request.Observer, request.Clock);
        var tables = new RunTables(request.ResultsFolder, plan, datasets, store);
        var outcomes = new List<RunOutcome>();
        var (stagesComputed, tablesWritten) = (0, 0);
        foreach (var run in plan.Runs)
        {
            var computed = Compute(run, stages, cancellation);
            var (metrics, files) = tables.Write(run, computed);
            outcomes.Add(new RunOutcome(run, metrics));
            stagesComputed += computed.Count;
            tablesWritten += files;
        }

        return new ExperimentOutcome
        {
            Plan = plan,
            Runs = outcomes,
            StagesComputed = stagesComputed,
            TablesWritten = tablesWritten,
            ResultsFolder = request.ResultsFolder,
        };
    }

    /// <summary>The plan of an experiment, and which of its stages are finished already. Computes nothing.</summary>
    public static (ExperimentPlan Plan, IReadOnlySet<string> Cached) Plan(ExperimentRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Specs.SpecValidator.Require(request.Spec);
        using var computation = Open(request);
        var plan = PlanOf(request, computation);
        _ = new LoadedDatasets(plan, request.BaseFolder);
        return (plan, Finished(plan, request.ResultsFolder));
    }

    /// <summary>
    /// The same, and about how long the rest takes on this machine. Where no finished stage tells, a network is trained
    /// for a second and thrown away; nothing is written.
    /// </summary>
    public static ExperimentForecast Forecast(ExperimentRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Specs.SpecValidator.Require(request.Spec);
        using var computation = Open(request);
        var plan = PlanOf(request, computation);
        var datasets = new LoadedDatasets(plan, request.BaseFolder);
        var finished = Finished(plan, request.ResultsFolder);
        var estimator = new CostEstimator(plan, datasets, computation, request.Clock);
        return new ExperimentForecast
        {
            Plan = plan,
            Finished = finished,
            Cost = estimator.Estimate(finished, request.ResultsFolder),
        };
    }

    private static HashSet<string> Finished(ExperimentPlan plan, string results)
    {
        var store = new StageStore(results);
        return plan.Stages.Select(stage => stage.Identity)
            .Where(store.Has)
            .Select(identity => identity.Key)
            .ToHashSet(StringComparer.Ordinal);
    }

    // Points of a sweep do not differ in where and how they are computed.
    private static Computation Open(ExperimentRequest request) =>
        Computation.Open(request.Spec.Base.Numerics.Device, request.Spec.Base.Numerics.Threads);

    private static ExperimentPlan PlanOf(ExperimentRequest request, Computation computation) =>
        RunFilter.Take(Planner.Plan(request.Spec, computation.Contract), request.Only);

    // The keys of those of its stages that were not there already.
    private static HashSet<string> Compute(RunPlan run, StageRunner stages, CancellationToken cancellation)
    {
        var computed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var stage in run.Stages)
        {
            if (stages.Require(stage, run, cancellation))
            {
                computed.Add(stage.Identity.Key);
            }
        }

        return computed;
    }
}

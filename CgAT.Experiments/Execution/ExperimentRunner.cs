using CgAT.Experiments.Execution.Costs;
using CgAT.Experiments.Planning;

namespace CgAT.Experiments.Execution;

/// <summary>
/// Runs a spec: plans it, computes the stages that are not in the store yet, and writes the tables.
/// </summary>
public static class ExperimentRunner
{
    /// <summary>
    /// Runs an experiment. A run that fails is an outcome, and keeps no other run from being computed.
    /// </summary>
    /// <exception cref="Core.Errors.UserErrorException">
    /// Data, device or results folder that can't be used; CGAT0304: a damaged stage in the store.
    /// </exception>
    /// <exception cref="OperationCanceledException">Stopped; finished stages, and the state of others, are
    /// kept.</exception>
    public static ExperimentOutcome Run(ExperimentRequest request, CancellationToken cancellation = default)
    {
        using var prepared = PreparedExperiment.Of(request, keepsImages: true, cancellation);
        return new ExperimentRun(request, prepared).Execute(cancellation);
    }

    /// <summary>The plan of an experiment, and which of its stages are finished already. Computes nothing.</summary>
    public static (ExperimentPlan Plan, IReadOnlySet<string> Cached) Plan(ExperimentRequest request)
    {
        using var prepared = PreparedExperiment.Of(request, keepsImages: false);
        return (prepared.Plan, Finished(prepared));
    }

    /// <summary>
    /// The same, and about how long the rest takes on this machine. Where no finished stage tells, a network is trained
    /// for a second and thrown away; nothing is written.
    /// </summary>
    public static ExperimentForecast Forecast(ExperimentRequest request)
    {
        using var prepared = PreparedExperiment.Of(request, keepsImages: false);
        var finished = Finished(prepared);
        var costs = new CostEstimator(prepared.Plan, prepared.Datasets, prepared.Computation, request.Clock);
        return new ExperimentForecast
        {
            Plan = prepared.Plan,
            Finished = finished,
            Cost = costs.Estimate(finished, request.ResultsFolder),
        };
    }

    private static HashSet<string> Finished(PreparedExperiment prepared) => prepared.Plan.Stages
        .Select(stage => stage.Identity)
        .Where(prepared.Store.Has)
        .Select(identity => identity.Key)
        .ToHashSet(StringComparer.Ordinal);
}

using CgAT.Experiments.Execution.Costs;
using CgAT.Experiments.Planning;

namespace CgAT.Experiments.Execution;

/// <summary>What running a spec would come to.</summary>
public sealed record ExperimentForecast
{
    /// <summary>The plan.</summary>
    public required ExperimentPlan Plan { get; init; }

    /// <summary>The keys of its stages that are finished already.</summary>
    public required IReadOnlySet<string> Finished { get; init; }

    /// <summary>About how long the others take.</summary>
    public required CostEstimate Cost { get; init; }
}

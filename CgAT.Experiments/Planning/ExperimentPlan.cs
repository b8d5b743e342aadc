using CgAT.Core.Numerics;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Planning;

/// <summary>The runs of a spec. What two runs share is one stage.</summary>
public sealed record ExperimentPlan
{
    /// <summary>The spec.</summary>
    public required ExperimentSpec Spec { get; init; }

    /// <summary>The id of the science (<see cref="SpecIdentity"/>).</summary>
    public required string SpecId { get; init; }

    /// <summary>What fixes the bits of the results.</summary>
    public required NumericsContract Contract { get; init; }

    /// <summary>The runs: for each seed each defence, in the order of the spec.</summary>
    public required IReadOnlyList<RunPlan> Runs { get; init; }

    /// <summary>Every stage once, in the order in which they can be computed.</summary>
    public IReadOnlyList<IStage> Stages =>
        [.. Runs.SelectMany(run => run.Stages).DistinctBy(stage => stage.Identity.Key)];
}

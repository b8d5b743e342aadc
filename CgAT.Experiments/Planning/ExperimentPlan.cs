using CgAT.Core.Numerics;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Planning;

/// <summary>The runs of a spec. What two runs share is one stage.</summary>
public sealed record ExperimentPlan
{
    /// <summary>The spec with all points of its sweep.</summary>
    public required ExpandedSpec Expanded { get; init; }

    /// <summary>The spec without its sweep.</summary>
    public ExperimentSpec Spec => Expanded.Base;

    /// <summary>
    /// The id of the science (<see cref="SpecIdentity"/>), of all of it also where only some runs are planned.
    /// </summary>
    public required string SpecId { get; init; }

    /// <summary>What fixes the bits of the results.</summary>
    public required NumericsContract Contract { get; init; }

    /// <summary>
    /// The runs, each once: for each point of the sweep, for each seed, each defence, in the order of the spec.
    /// </summary>
    public required IReadOnlyList<RunPlan> Runs { get; init; }

    /// <summary>Every stage once, in the order in which they can be computed.</summary>
    public required IReadOnlyList<IStage> Stages { get; init; }
}

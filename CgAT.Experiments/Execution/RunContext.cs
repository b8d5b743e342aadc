using CgAT.Core.Numerics;
using CgAT.Experiments.Results;

namespace CgAT.Experiments.Execution;

/// <summary>What the tables say of a run that its own stages do not know: what it is part of.</summary>
internal sealed record RunContext
{
    /// <summary>The id of the whole spec, with its sweep.</summary>
    public required string SpecId { get; init; }

    /// <summary>The spec of the point of the sweep that the run is at, as canonical JSON.</summary>
    public required string Spec { get; init; }

    /// <summary>Where the run stands on the axes of the sweep.</summary>
    public required IReadOnlyList<RunAxis> Axes { get; init; }

    /// <summary>The data set.</summary>
    public required DatasetFacts Dataset { get; init; }

    /// <summary>What fixes the bits of the results.</summary>
    public required NumericsContract Contract { get; init; }

    /// <summary>What the footers of the tables say.</summary>
    public TableMetadata Metadata => new() { SpecId = SpecId, Spec = Spec };
}

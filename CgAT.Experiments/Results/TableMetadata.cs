namespace CgAT.Experiments.Results;

/// <summary>What a table file's footer says, so that a file on its own tells where it is from.</summary>
public sealed record TableMetadata
{
    /// <summary>The id of the spec that the run is part of.</summary>
    public required string SpecId { get; init; }

    /// <summary>The resolved spec as canonical JSON.</summary>
    public required string Spec { get; init; }
}

namespace CgAT.Core.Weights;

/// <summary>What a file says of one of its tensors, checked against the bytes that are there.</summary>
public sealed record StoredTensor
{
    /// <summary>Its name, such as "features.0.weight".</summary>
    public required string Name { get; init; }

    /// <summary>The type of its numbers as PyTorch calls it, such as "float32".</summary>
    public required string NumberType { get; init; }

    /// <summary>Its sides; none for a single number.</summary>
    public required IReadOnlyList<long> Shape { get; init; }

    /// <summary>How many numbers it has.</summary>
    public long Count => Shape.Aggregate(1L, (all, side) => all * side);
}

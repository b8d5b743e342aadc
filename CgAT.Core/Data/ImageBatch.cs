namespace CgAT.Core.Data;

/// <summary>Which images of a set a step computes with, and how they are shown.</summary>
public sealed record ImageBatch
{
    /// <summary>The items, in the order of the batch.</summary>
    public required IReadOnlyList<int> Items { get; init; }

    /// <summary>For each item the part of its image that is shown; null where all show their centre.</summary>
    public IReadOnlyList<ImageCrop>? Crops { get; init; }
}

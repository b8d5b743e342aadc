namespace CgAT.Core.Weights;

/// <summary>What is in a file of weights.</summary>
public sealed record WeightFileContents
{
    /// <summary>The file.</summary>
    public required string File { get; init; }

    /// <summary>Its format.</summary>
    public required WeightFileKind Kind { get; init; }

    /// <summary>Its length in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>"sha256:" and the SHA-256 of the whole file, as specs state it.</summary>
    public required string Digest { get; init; }

    /// <summary>Its tensors, in the order of the file; no two have one name.</summary>
    public required IReadOnlyList<StoredTensor> Tensors { get; init; }
}

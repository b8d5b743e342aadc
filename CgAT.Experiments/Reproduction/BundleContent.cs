namespace CgAT.Experiments.Reproduction;

/// <summary>What a bundle says of itself: <c>bundle.json</c>.</summary>
internal sealed record BundleContent
{
    /// <summary>The only version there is.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The version of the form.</summary>
    public required int Format { get; init; }

    /// <summary>The runs in it.</summary>
    public required IReadOnlyList<string> Runs { get; init; }

    /// <summary>The SHA-256 of each file in it, by its path.</summary>
    public required SortedDictionary<string, string> Files { get; init; }
}

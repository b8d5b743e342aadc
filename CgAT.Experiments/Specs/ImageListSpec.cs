using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>Image files that lists name, one list each for train, database and queries.</summary>
[UnionTag("kind", "image-list")]
public sealed record ImageListSpec : DatasetSpec
{
    /// <summary>How every image is brought to one size.</summary>
    [Setting("How every image is brought to one size")]
    public required ResizeSpec Resize { get; init; }

    /// <summary>Whether images that can't be used are errors, or are left out of the lists.</summary>
    [Setting(
        "Whether images that can't be used are errors, or are left out of the lists",
        OneOf = new[] { "error", "skip" }, Otherwise = "error")]
    public string Unreadable { get; init; } = "error";
}

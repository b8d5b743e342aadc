using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>Image files that lists name, one list each for train, database and queries.</summary>
[UnionTag("kind", "image-list")]
public sealed record ImageListSpec : DatasetSpec
{
    /// <summary>Folder of the lists and images, relative to the spec's folder.</summary>
    [Setting("Folder of the lists and images, relative to the spec's folder"), Cosmetic]
    public required string Folder { get; init; }

    /// <summary>SHA-256 over the lists and images that are read.</summary>
    [Setting("SHA-256 over the lists and images that are read", Form = TextForm.Digest)]
    public required string Digest { get; init; }

    /// <summary>How every image is brought to one size.</summary>
    [Setting("How every image is brought to one size")]
    public required ResizeSpec Resize { get; init; }
}

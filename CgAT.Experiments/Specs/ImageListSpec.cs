using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>Image files that lists name, one list each for train, database and queries.</summary>
[UnionTag("kind", "image-list")]
public sealed record ImageListSpec : DatasetSpec
{
    /// <summary>
    /// Folder where the paths of the lists start, relative to the spec's folder; <c>folder</c> without it.
    /// </summary>
    [Setting(
        "Folder where the paths of the lists start, relative to the spec's folder; 'folder' where this is not given",
        Form = TextForm.Path,
        Optional = true), Cosmetic]
    public string? Images { get; init; }

    /// <summary>How every image is brought to one size.</summary>
    [Setting("How every image is brought to one size")]
    public required ResizeSpec Resize { get; init; }

    /// <summary>Whether images that can't be used are errors, or are left out of the lists.</summary>
    [Setting(
        "Whether images that can't be used are errors, or are left out of the lists",
        OneOf = new[] { "error", "skip" }, Otherwise = "error")]
    public string Unreadable { get; init; } = "error";

    /// <inheritdoc/>
    internal override DatasetSpec In(string folder) => this with { Folder = folder, Images = null };
}

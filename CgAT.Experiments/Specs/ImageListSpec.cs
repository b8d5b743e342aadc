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

    /// <summary>
    /// The same data set with its lists in another folder. Where images lie in a folder of their own, that is looked for
    /// where it lay as seen from the lists; where there is none, the images lie with the lists.
    /// </summary>
    /// <param name="folder">The full path of the folder of the lists.</param>
    /// <param name="baseFolder">What the folders of this one are relative to.</param>
    internal override DatasetSpec In(string folder, string baseFolder)
    {
        var moved = this with { Folder = folder, Images = null };
        if (Images is null)
        {
            return moved;
        }

        var way = Path.GetRelativePath(Full(Folder), Full(Images));
        var images = Path.GetFullPath(Path.Combine(folder, way));
        return Directory.Exists(images) ? moved with { Images = images } : moved;

        string Full(string path) => Path.GetFullPath(Path.Combine(baseFolder, path));
    }
}

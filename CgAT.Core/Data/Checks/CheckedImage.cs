using CgAT.Core.Data.Pixels;

namespace CgAT.Core.Data.Checks;

/// <summary>What became of an image file.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Name">Its name in manifests.</param>
/// <param name="File">The list that names it first.</param>
/// <param name="Line">The line there.</param>
internal sealed record CheckedImage(string Path, string Name, string File, int Line)
{
    /// <summary>Its content; null where it isn't there or can't be read.</summary>
    public ImageFileDigest? Content { get; init; }

    /// <summary>Why it can't be used; null where it can.</summary>
    public ImageFault? Fault { get; init; }
}

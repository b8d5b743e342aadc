namespace CgAT.Core.Data;

/// <summary>Which part of an image is shown, where the image is larger than what its set shows, and whether mirrored.</summary>
/// <param name="Top">In [0, 1): of the rows where a crop may begin, from the first (0) on.</param>
/// <param name="Left">In [0, 1): of the columns where a crop may begin, from the first (0) on.</param>
/// <param name="Mirrored">Whether left is right.</param>
public readonly record struct ImageCrop(float Top, float Left, bool Mirrored)
{
    // Each of the length - shown + 1 places is equally likely for a place that is uniform in [0, 1).
    internal static int Start(float place, int length, int shown) =>
        Math.Min((int)((double)place * (length - shown + 1)), length - shown);

    // torchvision's centre crop rounds halves to even, as Python does.
    internal static int Centre(int length, int shown) =>
        (int)Math.Round((length - shown) / 2.0, MidpointRounding.ToEven);
}

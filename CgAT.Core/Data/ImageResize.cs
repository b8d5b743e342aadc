namespace CgAT.Core.Data;

/// <summary>
/// How decoded images are brought to one size, and how much of them is shown; what comes out is rounded to whole grey
/// levels.
/// </summary>
public sealed record ImageResize
{
    /// <summary>
    /// The filter that takes the mean of whole blocks (halves round up): for square images whose side is a multiple of
    /// the size.
    /// </summary>
    public const string Area = "area";

    /// <summary>
    /// Pillow's and torchvision's way: the shorter side to the size by an antialiased triangle filter, the longer
    /// in proportion, then the centre.
    /// </summary>
    public const string Bilinear = "bilinear";

    /// <summary>The orientation of the pixels as they are stored, which the codes of this field take.</summary>
    public const string Stored = "stored";

    /// <summary>The orientation that a camera wrote into the file, by which viewers turn it.</summary>
    public const string Exif = "exif";

    /// <summary>The names of all filters.</summary>
    public static IReadOnlyList<string> Filters { get; } = [Area, Bilinear];

    /// <summary>The names of all orientations.</summary>
    public static IReadOnlyList<string> Orientations { get; } = [Stored, Exif];

    /// <summary>The shorter side after resizing in pixels, at least 1.</summary>
    public required int Size
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Size));
            field = value;
        }
    }

    /// <summary>One of <see cref="Filters"/>.</summary>
    public required string Filter
    {
        get;
        init => field = Filters.Contains(value, StringComparer.Ordinal)
            ? value
            : throw new ArgumentException($"'{value}' is none of {string.Join(", ", Filters)}", nameof(Filter));
    }

    /// <summary>One of <see cref="Orientations"/>.</summary>
    public string Orientation
    {
        get;
        init => field = Orientations.Contains(value, StringComparer.Ordinal)
            ? value
            : throw new ArgumentException($"'{value}' is none of {string.Join(", ", Orientations)}", nameof(Orientation));
    } = Stored;

    /// <summary>The side of the square that is shown, in pixels; null for <see cref="Size"/>, which is the most.</summary>
    public int? Crop
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value ?? 1, 1, nameof(Crop));
            field = value;
        }
    }

    /// <summary>The side of the square that is shown, in pixels.</summary>
    /// <exception cref="ArgumentException">It is above <see cref="Size"/>.</exception>
    public int Shown => Crop is not { } crop ? Size
        : crop <= Size ? crop
        : throw new ArgumentException($"a crop of {crop} does not lie in an image of {Size} pixels", nameof(Crop));
}

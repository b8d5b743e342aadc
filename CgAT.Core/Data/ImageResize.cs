namespace CgAT.Core.Data;

/// <summary>How decoded images are brought to one square size; the result is rounded to whole grey levels.</summary>
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

    /// <summary>The names of all filters.</summary>
    public static IReadOnlyList<string> Filters { get; } = [Area, Bilinear];

    /// <summary>The side of the result in pixels, at least 1.</summary>
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
}

using System.Globalization;

namespace CgAT.Core.Networks;

/// <summary>How high and wide the images of a backbone may be, in pixels.</summary>
public sealed record ImageSides
{
    private ImageSides(int least, int? most, int usual) => (Least, Most, Usual) = (least, most, usual);

    /// <summary>The least height and width.</summary>
    public int Least { get; }

    /// <summary>The largest height and width; null where there is none.</summary>
    public int? Most { get; }

    /// <summary>The height and width that it was made for.</summary>
    public int Usual { get; }

    /// <summary>Those of ImageNet's networks that shrink an image by 32: 224, and at least 64.</summary>
    public static ImageSides OfImageNet { get; } = new(64, null, 224);

    /// <summary>All that there are.</summary>
    public static ImageSides Any { get; } = new(1, null, 32);

    /// <summary>One size alone.</summary>
    public static ImageSides Just(int side) => new(side, side, side);

    /// <summary>Whether images of a size fit.</summary>
    public bool Allow(int height, int width) =>
        Math.Min(height, width) >= Least && (Most is not { } most || Math.Max(height, width) <= most);

    /// <summary>The rule in words, such as "at least 64 x 64".</summary>
    public override string ToString() => Most is null
        ? string.Create(CultureInfo.InvariantCulture, $"at least {Least} x {Least}")
        : string.Create(CultureInfo.InvariantCulture, $"{Least} x {Least}");
}

using System.Runtime.CompilerServices;

namespace CgAT.Core.Data.Pixels;

/// <summary>What is shown of an image: so many rows and columns of it, at its centre or where a crop says.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="Columns">How many columns.</param>
/// <param name="Crop">Where, and whether mirrored; null for the centre as it is.</param>
internal readonly record struct PixelWindow(int Rows, int Columns, ImageCrop? Crop = null)
{
    /// <summary>Whether a crop may lie anywhere; else it is at the centre, and only mirrored or not.</summary>
    public bool Roams { get; init; } = true;

    /// <summary>Writes what is shown as Rows x Columns x 3 numbers in [0, 1].</summary>
    /// <param name="view">The image, which is at least as large.</param>
    /// <param name="to">Where to.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(PixelView view, Span<float> to)
    {
        var length = Columns * RgbImage.Channels;
        Span<byte> line = stackalloc byte[length];
        for (var row = 0; row < Rows; row++)
        {
            Pick(view, row, line);
            PixelFloats.Of(line, to.Slice(row * length, length));
        }
    }

    /// <summary>Writes what is shown as Rows x Columns x 3 bytes.</summary>
    /// <param name="view">The image, which is at least as large.</param>
    /// <param name="to">Where to.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(PixelView view, Span<byte> to)
    {
        var length = Columns * RgbImage.Channels;
        for (var row = 0; row < Rows; row++)
        {
            Pick(view, row, to.Slice(row * length, length));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Pick(PixelView view, int row, Span<byte> line)
    {
        var top = Roams && Crop is { } crop
            ? ImageCrop.Start(crop.Top, view.Height, Rows)
            : ImageCrop.Centre(view.Height, Rows);
        var left = Roams && Crop is { } place
            ? ImageCrop.Start(place.Left, view.Width, Columns)
            : ImageCrop.Centre(view.Width, Columns);
        var start = (((long)(top + row) * view.Width) + left) * view.Channels;
        var from = view.Pixels.Slice((int)start, Columns * view.Channels);
        if (view.Channels == RgbImage.Channels)
        {
            from.CopyTo(line);
        }
        else
        {
            PixelBytes.DropFourth(from, line);
        }

        if (Crop is { Mirrored: true })
        {
            PixelBytes.Mirror(line);
        }
    }
}

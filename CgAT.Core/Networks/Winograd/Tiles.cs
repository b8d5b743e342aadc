namespace CgAT.Core.Networks.Winograd;

/// <summary>
/// Images in tiles of 4x4 pixels, counted image by image and row by row, each seen with a border of one pixel.
/// </summary>
/// <param name="Images">How many images.</param>
/// <param name="Height">In pixels; a multiple of 4.</param>
/// <param name="Width">In pixels; a multiple of 4.</param>
internal readonly record struct Tiles(int Images, int Height, int Width)
{
    /// <summary>Pixels of a tile's side.</summary>
    public const int Side = 4;

    /// <summary>Pixels of the side of what a tile is made of.</summary>
    public const int Seen = Side + 2;

    /// <summary>Products for each tile and pair of channels.</summary>
    public const int Products = Seen * Seen;

    // Results of one place in all tiles begin a line of the caches further than those of the place before: else all of
    // a tile's would fall into the same few lines.
    private const int Apart = 16;

    /// <summary>How many tiles.</summary>
    public int Count => Images * Rows * Columns;

    /// <summary>How many pixels.</summary>
    public nint Pixels => (nint)Images * Height * Width;

    /// <summary>Images of half the height and width.</summary>
    public Tiles Halved() => new(Images, Height / 2, Width / 2);

    private int Rows => Height / Side;

    private int Columns => Width / Side;

    /// <summary>
    /// From the numbers for one of the 36 products to those for the next one, where there are so many rows and columns.
    /// </summary>
    public static nint Next(int rows, int columns) => ((nint)rows * columns) + Apart;

    /// <summary>Where the 16 pixels of a tile are, row by row.</summary>
    /// <param name="tile">Which one.</param>
    /// <param name="pixels">[n, h, w, channels], or null, for which nothing is done.</param>
    /// <param name="channels">How many channels.</param>
    /// <param name="into">16 places.</param>
    /// <returns><paramref name="into"/>, or null.</returns>
    public unsafe float** Own(int tile, float* pixels, int channels, float** into) =>
        Part(tile, pixels, channels, 1, into);

    /// <summary>Where its four are in images of half the height and width.</summary>
    public unsafe float** OwnHalved(int tile, float* pixels, int channels, float** into) =>
        Part(tile, pixels, channels, 2, into);

    /// <summary>Where the 36 pixels are that a tile sees, row by row.</summary>
    /// <param name="tile">Which one.</param>
    /// <param name="pixels">[n, h, w, channels].</param>
    /// <param name="channels">How many channels.</param>
    /// <param name="zeros">As many zeros, for what is beyond an image.</param>
    /// <param name="into">36 places.</param>
    public unsafe void Around(int tile, float* pixels, int channels, float* zeros, float** into)
    {
        var (row, column) = Corner(tile, out var image);
        pixels += (nint)image * Height * Width * channels;
        for (var y = row - 1; y < row - 1 + Seen; y++)
        {
            for (var x = column - 1; x < column - 1 + Seen; x++)
            {
                *into++ = (uint)y < (uint)Height && (uint)x < (uint)Width
                    ? pixels + ((((nint)y * Width) + x) * channels)
                    : zeros;
            }
        }
    }

    private unsafe float** Part(int tile, float* pixels, int channels, int shrink, float** into)
    {
        if (pixels == null)
        {
            return null;
        }

        var (row, column) = Corner(tile, out var image);
        var (height, width, side) = (Height / shrink, Width / shrink, Side / shrink);
        pixels += ((((nint)image * height) + (row / shrink)) * width + (column / shrink)) * channels;
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
            {
                into[(y * side) + x] = pixels + ((((nint)y * width) + x) * channels);
            }
        }

        return into;
    }

    private (int Row, int Column) Corner(int tile, out int image)
    {
        (image, var place) = Math.DivRem(tile, Rows * Columns);
        var (row, column) = Math.DivRem(place, Columns);
        return (row * Side, column * Side);
    }
}

namespace CgAT.Core.Data.Pixels;

/// <summary>Pixels in somebody else's memory: rows from the top, three or four bytes (red, green, blue, any) a pixel.</summary>
internal readonly ref struct PixelView(ReadOnlySpan<byte> pixels, int width, int height, int channels)
{
    public ReadOnlySpan<byte> Pixels { get; } = pixels;

    public int Width { get; } = width;

    public int Height { get; } = height;

    public int Channels { get; } = channels;
}

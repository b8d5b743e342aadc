namespace CgAT.Core.Data;

/// <summary>A decoded image: rows from the top, three bytes (red, green, blue) a pixel.</summary>
internal sealed record RgbImage(int Width, int Height, byte[] Pixels)
{
    public const int Channels = 3;
}

namespace CgAT.Core.Data.Raw;

/// <summary>The pixels of an image that is no file of its own in its raw data set.</summary>
/// <param name="Width">In pixels, at least 1.</param>
/// <param name="Height">In pixels, at least 1.</param>
/// <param name="Channels">1 for gray, 3 for red, green and blue.</param>
/// <param name="Values">Height x Width x Channels bytes, rows from the top, channels last.</param>
public sealed record Raster(int Width, int Height, int Channels, IReadOnlyList<byte> Values)
{
    /// <summary>The image as a PNG file, of the same bytes on every machine.</summary>
    public byte[] ToPng() => StoredPng.Of(this);
}

using System.Runtime.InteropServices;

namespace CgAT.Core.Data.Pixels;

/// <summary>Where the pixels of an image are in a cache.</summary>
/// <param name="Offset">Of the first byte in the file; 0 where there are none.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Checksum">CRC-32C of the bytes.</param>
/// <param name="Unused">0.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct PackedImage(long Offset, int Width, int Height, uint Checksum, int Unused = 0)
{
    /// <summary>How many bytes there are.</summary>
    public long Length => (long)Width * Height * RgbImage.Channels;
}

using System.Buffers.Binary;
using SkiaSharp;

namespace CgAT.Core.Tests.Data;

/// <summary>Files that are no whole images of a kind that is read.</summary>
internal static class BrokenImages
{
    /// <summary>A GIF of one pixel.</summary>
    public static byte[] Gif => Convert.FromBase64String("R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs=");

    /// <summary>The first half of a file of a drawn image.</summary>
    public static byte[] Half(SKEncodedImageFormat kind)
    {
        using var drawn = ImageFolder.Draw(64, 64, (x, y) => new SKColor((byte)(x * y), (byte)(x * 7), (byte)(y * x * x)));
        using var content = drawn.Encode(kind, 90);
        return content.ToArray()[..(int)(content.Size / 2)];
    }

    /// <summary>A small PNG that says it is of another size.</summary>
    public static byte[] PngOfSize(int width, int height)
    {
        using var data = ImageFolder.Solid(1, 2, 3).Encode(SKEncodedImageFormat.Png, 100);
        var content = data.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(content.AsSpan(29), Crc32(content.AsSpan(12, 17)));
        return content;
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var next in bytes)
        {
            sum ^= next;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum >> 1) ^ ((sum & 1) * 0xEDB88320);
            }
        }

        return ~sum;
    }
}

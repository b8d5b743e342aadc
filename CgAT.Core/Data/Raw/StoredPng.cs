using System.Buffers.Binary;

namespace CgAT.Core.Data.Raw;

/// <summary>
/// Writes PNG files (ISO/IEC 15948) without compressing anything. The SHA-256 of an image is part of a data set's
/// identity, and what a compressor makes of the same pixels differs between its versions and between processors; the
/// images of the data sets that this is for are so small and noisy that they hardly gain by it.
/// </summary>
internal static class StoredPng
{
    private const int LongestBlock = ushort.MaxValue;
    private static readonly uint[] s_crc = [.. Enumerable.Range(0, 256).Select(CrcOf)];

    public static byte[] Of(Raster image)
    {
        var row = image.Width * image.Channels;
        if (image.Channels is not (1 or 3) || image.Values.Count != row * image.Height || row == 0)
        {
            throw new ArgumentException(
                $"{image.Values.Count} values are no {image.Width} x {image.Height} x {image.Channels}", nameof(image));
        }

        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a]);
        Chunk(png, "IHDR"u8, Header(image));
        Chunk(png, "IDAT"u8, Stored(Filtered(image, row)));
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static byte[] Header(Raster image)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, image.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), image.Height);
        (header[8], header[9]) = (8, image.Channels == 1 ? (byte)0 : (byte)2);
        return header;
    }

    // Each row begins with the number of its filter, which is none.
    private static byte[] Filtered(Raster image, int row)
    {
        var rows = new byte[image.Height * (row + 1)];
        for (var at = 0; at < image.Values.Count; at++)
        {
            rows[(at / row * (row + 1)) + 1 + (at % row)] = image.Values[at];
        }

        return rows;
    }

    // A zlib stream (RFC 1950) of stored deflate blocks (RFC 1951).
    private static byte[] Stored(byte[] content)
    {
        using var stream = new MemoryStream();
        stream.Write([0x78, 0x01]);
        for (var start = 0; start < content.Length; start += LongestBlock)
        {
            var length = Math.Min(LongestBlock, content.Length - start);
            var isLast = start + length == content.Length;
            stream.WriteByte(isLast ? (byte)1 : (byte)0);
            stream.Write([(byte)length, (byte)(length >> 8), (byte)~length, (byte)(~length >> 8)]);
            stream.Write(content, start, length);
        }

        Span<byte> sum = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(sum, Adler(content));
        stream.Write(sum);
        return stream.ToArray();
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        png.Write(name);
        png.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, name), content));
        png.Write(number);
    }

    private static uint Adler(byte[] content)
    {
        var (low, high) = (1u, 0u);
        foreach (var value in content)
        {
            low = (low + value) % 65521;
            high = (high + low) % 65521;
        }

        return (high << 16) | low;
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> content)
    {
        foreach (var value in content)
        {
            crc = s_crc[(crc ^ value) & 0xff] ^ (crc >> 8);
        }

        return crc;
    }

    private static uint CrcOf(int value)
    {
        var crc = (uint)value;
        for (var bit = 0; bit < 8; bit++)
        {
            crc = (crc & 1) == 1 ? 0xedb88320 ^ (crc >> 1) : crc >> 1;
        }

        return crc;
    }
}

using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace CgAT.Core.Data.Pixels;

/// <summary>
/// What a cache of pixels says of itself. In the file stand, little-endian: "CGATPIX1"; its length as int64; the number of
/// images and the length of the faults as int32; the key, 32 bytes; the SHA-256 of all this, of the table and of the
/// faults; the table, 24 bytes an image; the pixels; the faults, as JSON.
/// </summary>
internal sealed record PackHead
{
    private const int Fixed = 56;
    private const int FaultsAt = 20;
    private const int KeyAt = 24;

    /// <summary>The SHA-256 of what the pixels were made of and how.</summary>
    public required byte[] Key { get; init; }

    /// <summary>Where the pixels of each image are.</summary>
    public required PackedImage[] Images { get; init; }

    /// <summary>What is wrong with images that have none.</summary>
    public required IReadOnlyList<PackedFault> Faults { get; init; }

    private static ReadOnlySpan<byte> Magic => "CGATPIX1"u8;

    /// <summary>Where the pixels of so many images begin.</summary>
    public static long PixelsAt(int images) => Fixed + SHA256.HashSizeInBytes + (images * (long)Marshal.SizeOf<PackedImage>());

    /// <summary>Writes it around pixels that are written already.</summary>
    public void Write(Stream file)
    {
        var faults = JsonSerializer.SerializeToUtf8Bytes(Faults);
        file.Seek(0, SeekOrigin.End);
        file.Write(faults);
        var head = new byte[Fixed];
        Magic.CopyTo(head);
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(8), file.Length);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(16), Images.Length);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(FaultsAt), faults.Length);
        Key.CopyTo(head, KeyAt);
        var table = MemoryMarshal.AsBytes(Images.AsSpan());
        file.Seek(0, SeekOrigin.Begin);
        file.Write(head);
        file.Write(Digest(head, table, faults));
        file.Write(table);
    }

    /// <summary>Reads it; says what is wrong where it is not as it was written.</summary>
    /// <param name="file">The file, from its beginning.</param>
    /// <param name="key">What its key must be.</param>
    /// <param name="count">How many images it must have.</param>
    /// <param name="shown">The shortest side that an image may have.</param>
    public static (PackHead? Head, string? Damage) Read(Stream file, byte[] key, int count, int shown)
    {
        var head = new byte[Fixed];
        var digest = new byte[SHA256.HashSizeInBytes];
        if (file.ReadAtLeast(head, Fixed, throwOnEndOfStream: false) < Fixed || !head.AsSpan().StartsWith(Magic))
        {
            return (null, "has no head of a cache");
        }

        var length = BinaryPrimitives.ReadInt64LittleEndian(head.AsSpan(8));
        if (length != file.Length)
        {
            return (null, FormattableString.Invariant($"has {file.Length:N0} bytes of {length:N0}"));
        }

        var faults = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(FaultsAt));
        if (BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(16)) != count
            || !head.AsSpan(KeyAt, SHA256.HashSizeInBytes).SequenceEqual(key)
            || faults < 0 || PixelsAt(count) + faults > length)
        {
            return (null, "is that of other images");
        }

        var images = new PackedImage[count];
        var table = MemoryMarshal.AsBytes(images.AsSpan());
        var json = new byte[faults];
        file.ReadExactly(digest);
        file.ReadExactly(table);
        file.Seek(length - faults, SeekOrigin.Begin);
        file.ReadExactly(json);
        return Digest(head, table, json).AsSpan().SequenceEqual(digest)
            && images.All(image => image.Offset == 0 || Fits(image))
            && FaultsOf(json, count) is { } found
            ? (new PackHead { Key = key, Images = images, Faults = found }, null)
            : (null, "is not as it was written");

        // Digests are no secret: whoever can write the file can make one that fits.
        bool Fits(PackedImage image) => image.Offset >= PixelsAt(count)
            && image.Width >= shown && image.Height >= shown
            && image.Length <= int.MaxValue && image.Offset <= length - faults - image.Length;
    }

    private static PackedFault[]? FaultsOf(byte[] json, int count)
    {
        try
        {
            var faults = JsonSerializer.Deserialize<PackedFault?[]>(json)?.OfType<PackedFault>().ToArray();
            return faults is not null && faults.All(fault => fault.Image >= 0 && fault.Image < count) ? faults : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[] Digest(ReadOnlySpan<byte> head, ReadOnlySpan<byte> table, ReadOnlySpan<byte> faults)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(head);
        hash.AppendData(table);
        hash.AppendData(faults);
        return hash.GetHashAndReset();
    }
}

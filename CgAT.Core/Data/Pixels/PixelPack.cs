using System.IO.MemoryMappedFiles;

namespace CgAT.Core.Data.Pixels;

/// <summary>
/// A cache of pixels that is mapped into memory: the system reads what is looked at, and may forget it. Pixels are held
/// against their checksum before they are used for the first time.
/// </summary>
internal sealed class PixelPack
{
    private readonly string _file;
    private readonly PackHead _head;
    private readonly MemoryMappedViewAccessor _view;
    private readonly bool[] _held;

    private PixelPack(string file, PackHead head, MemoryMappedViewAccessor view)
    {
        (_file, _head, _view) = (file, head, view);
        _held = new bool[head.Images.Length];
    }

    /// <summary>What is wrong with the images that it has no pixels of.</summary>
    public IReadOnlyList<PackedFault> Faults => _head.Faults;

    /// <summary>
    /// Opens a file; says what is wrong where it is not as it was written. It stays mapped until nobody has it any more.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="key">What its pixels must be made of and how.</param>
    /// <param name="images">How many images it must have.</param>
    /// <param name="shown">The side of the square that is shown of each, which must be there.</param>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static (PixelPack? Pack, string? Damage) Open(string file, byte[] key, int images, int shown)
    {
        using var stream = File.OpenRead(file);
        var (head, damage) = PackHead.Read(stream, key, images, shown);
        if (head is null)
        {
            return (null, damage);
        }

        using var mapped = MemoryMappedFile.CreateFromFile(
            stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        return (new PixelPack(file, head, mapped.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read)), null);
    }

    /// <summary>Whether the pixels of an image are as they were written.</summary>
    public bool Holds(int image)
    {
        // Whoever looks at the same time looks at the same bytes.
        if (!_held[image])
        {
            var packed = _head.Images[image];
            _held[image] = packed.Offset > 0 && ChecksumOf(packed) == packed.Checksum;
        }

        return _held[image];
    }

    /// <summary>Writes what is shown of an image.</summary>
    public unsafe void Show(int image, PixelWindow window, Span<float> to)
    {
        var packed = _head.Images[image];
        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        try
        {
            window.Write(new PixelView(Bytes(start, packed), packed.Width, packed.Height, RgbImage.Channels), to);
        }
        finally
        {
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
        }
    }

    /// <summary>Writes pixels once more where they are not as they were written, if these are what they were.</summary>
    public void Mend(int image, StoredPixels pixels)
    {
        var packed = _head.Images[image];
        if (pixels.Bytes.Length == packed.Length && StoredPixels.Checksum(pixels.Bytes.Span) == packed.Checksum)
        {
            using var file = File.OpenHandle(_file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            RandomAccess.Write(file, pixels.Bytes.Span, packed.Offset);
        }
    }

    private unsafe uint ChecksumOf(PackedImage packed)
    {
        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        try
        {
            return StoredPixels.Checksum(Bytes(start, packed));
        }
        finally
        {
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
        }
    }

    // The head was read: the bytes are in the file.
    private static unsafe ReadOnlySpan<byte> Bytes(byte* start, PackedImage packed) =>
        new(start + packed.Offset, (int)packed.Length);
}

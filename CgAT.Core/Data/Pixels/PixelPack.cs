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
    private readonly nint _start;
    private readonly bool[] _held;

    private PixelPack(string file, PackHead head, MemoryMappedViewAccessor view, nint start)
    {
        (_file, _head, _view, _start) = (file, head, view, start);
        _held = new bool[head.Images.Length];
    }

    /// <summary>What is wrong with the images that it has no pixels of.</summary>
    public IReadOnlyList<PackedFault> Faults => _head.Faults;

    /// <summary>Opens a file; says what is wrong where it is not as it was written.</summary>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static unsafe (PixelPack? Pack, string? Damage) Open(string file, byte[] key, int images)
    {
        using var stream = File.OpenRead(file);
        var (head, damage) = PackHead.Read(stream, key, images);
        if (head is null)
        {
            return (null, damage);
        }

        using var mapped = MemoryMappedFile.CreateFromFile(
            stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        var view = mapped.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        return (new PixelPack(file, head, view, (nint)start), null);
    }

    /// <summary>Whether the pixels of an image are as they were written.</summary>
    public bool Holds(int image)
    {
        // Whoever looks at the same time looks at the same bytes.
        if (!_held[image])
        {
            var packed = _head.Images[image];
            _held[image] = packed.Offset > 0 && StoredPixels.Checksum(Bytes(packed)) == packed.Checksum;
        }

        return _held[image];
    }

    /// <summary>The pixels of an image.</summary>
    public PixelView View(int image)
    {
        var packed = _head.Images[image];
        return new PixelView(Bytes(packed), packed.Width, packed.Height, RgbImage.Channels);
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

    private unsafe ReadOnlySpan<byte> Bytes(PackedImage packed)
    {
        GC.KeepAlive(_view);
        return new ReadOnlySpan<byte>((byte*)_start + packed.Offset, (int)packed.Length);
    }
}

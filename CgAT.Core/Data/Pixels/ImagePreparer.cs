using CgAT.Core.Errors;
using SkiaSharp;
using static TorchSharp.torch;

namespace CgAT.Core.Data.Pixels;

/// <summary>
/// Reads, decodes and resizes one image after the other in memory that is used again, as one thread has it for itself.
/// Skia decodes, or libjpeg-turbo to the same pixels, without colour management; what is transparent lies on white. No
/// size is believed before it is small enough.
/// </summary>
internal sealed class ImagePreparer : IDisposable
{
    /// <summary>The most pixels of an image, decoded or resized: Pillow's, above which it speaks of decompression bombs.</summary>
    public const long MostPixels = 89_478_485;

    private const int Channels = 4;

    private readonly ImageContent _content = new();
    private readonly bool _usesTurbo;
    private ImageFileDigest? _digest;
    private Tensor? _decoded;
    private Tensor? _turned;
    private Tensor? _resized;
    private byte[] _blocks = [];

    // What was prepared last: the blocks where their length is one, else the resized image, else the decoded one.
    private Tensor? _prepared;
    private int _width;
    private int _height;

    /// <summary>One that decodes JPEG files as fast as this machine can.</summary>
    public ImagePreparer()
        : this(TurboJpeg.IsUsable)
    {
    }

    /// <summary>One that decodes with Skia alone, or not.</summary>
    /// <param name="usesTurbo">Whether <see cref="TurboJpeg"/> decodes what it can.</param>
    public ImagePreparer(bool usesTurbo) => _usesTurbo = usesTurbo;

    /// <summary>What was prepared last, until the next.</summary>
    public PixelView Pixels => _prepared is { } prepared
        ? new PixelView(prepared.bytes[..(_width * _height * Channels)], _width, _height, Channels)
        : new PixelView(_blocks.AsSpan(0, _width * _height * RgbImage.Channels), _width, _height, RgbImage.Channels);

    /// <summary>Whether the image that was decoded last is one that EXIF turns.</summary>
    public bool IsTurned { get; private set; }

    /// <summary>How many bytes it holds on to for images.</summary>
    public long Reserved => new[] { _decoded, _turned, _resized }.Sum(memory => memory?.numel() ?? 0) + _blocks.Length;

    /// <summary>What the file is that was read last; hashed when it is asked for, once.</summary>
    public ImageFileDigest Content =>
        _digest ??= new ImageFileDigest(_content.Bytes.Length, ContentDigest.Hex(_content.Bytes));

    /// <summary>Reads a file and no more; returns what keeps it from being read, or null.</summary>
    public ImageFault? Read(ListedImage image)
    {
        _digest = null;
        return _content.Read(image.Path);
    }

    /// <summary>
    /// Looks at the head of what was read last, which is much faster than to decode it, but takes half a file for a
    /// whole one.
    /// </summary>
    public ImageFault? LookAtHead()
    {
        var (codec, fault) = OpenCodec();
        codec?.Dispose();
        return fault;
    }

    /// <summary>Decodes what was read last, as it is stored.</summary>
    public ImageFault? DecodeRead() => Decode(upright: false);

    /// <summary>Decodes and resizes the image that was read last, unless it is another one than is known.</summary>
    public ImageFault? PrepareRead(ListedImage image, ImageResize resize) => Differs(image) ?? Prepare(resize);

    /// <summary>Reads, decodes and resizes an image; returns what keeps it from being used, or null.</summary>
    /// <param name="image">The image.</param>
    /// <param name="resize">How.</param>
    public ImageFault? Prepare(ListedImage image, ImageResize resize) => Read(image) ?? PrepareRead(image, resize);

    /// <summary>The same of bytes that are at hand.</summary>
    public ImageFault? Prepare(ReadOnlySpan<byte> content, ImageResize resize)
    {
        Take(content);
        return Prepare(resize);
    }

    /// <summary>Decodes bytes that are at hand, without resizing.</summary>
    public ImageFault? Decode(ReadOnlySpan<byte> content, bool upright)
    {
        Take(content);
        return Decode(upright);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _decoded?.Dispose();
        _turned?.Dispose();
        _resized?.Dispose();
    }

    private void Take(ReadOnlySpan<byte> content)
    {
        _digest = null;
        _content.Take(content);
    }

    private ImageFault? Differs(ListedImage image) =>
        image.Sha256 is { } expected && Content.Sha256 is var found && found != expected
            ? new ImageFault(
                ErrorCodes.ImageDiffers,
                $"has the SHA-256 {found}, not {expected}, which it had when the data set was read or prepared",
                "restore the file; or prepare the data set again, which gives it another digest")
            : null;

    private ImageFault? Prepare(ImageResize resize) => Decode(resize.Orientation == ImageResize.Exif) ?? Resize(resize);

    private ImageFault? Decode(bool upright)
    {
        var (opened, fault) = OpenCodec();
        using var codec = opened;
        return codec is null ? fault : Decode(codec, codec.Info.Width, codec.Info.Height, upright);
    }

    // What decodes the content, or why nothing does.
    private (SKCodec? Codec, ImageFault? Fault) OpenCodec()
    {
        if (_content.Bytes.IsEmpty)
        {
            return (null, ImageFault.Undecodable("is an empty file"));
        }

        var codec = Codec();
        if (codec is null)
        {
            return (null, ImageFault.Undecodable("can't be decoded"));
        }

        var fault = Head(codec);
        if (fault is not null)
        {
            codec.Dispose();
            return (null, fault);
        }

        return (codec, null);
    }

    private static ImageFault? Head(SKCodec codec)
    {
        if (codec.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png or SKEncodedImageFormat.Webp))
        {
            return ImageFault.Undecodable($"is of the kind {codec.EncodedFormat}");
        }

        var (width, height) = (codec.Info.Width, codec.Info.Height);
        return (long)width * height > MostPixels
            ? Absurd($"says that it is {width} x {height} pixels")
            : null;
    }

    private unsafe SKCodec? Codec()
    {
        fixed (byte* start = _content.Bytes)
        {
            // The bytes are pinned for as long as they live, and the codec is gone before they are.
            using var data = SKData.Create((nint)start, _content.Bytes.Length);
            return SKCodec.Create(data);
        }
    }

    private static unsafe ImageFault? DecodeBySkia(SKCodec codec, int width, int height, Span<byte> rgba)
    {
        var info = new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        fixed (byte* start = rgba)
        {
            return codec.GetPixels(info, (nint)start) switch
            {
                SKCodecResult.Success => null,
                SKCodecResult.IncompleteInput => ImageFault.Undecodable("ends before its last row: it was cut off"),
                _ => ImageFault.Undecodable("can't be decoded: its content is damaged"),
            };
        }
    }

    private ImageFault? Decode(SKCodec codec, int width, int height, bool upright)
    {
        var decoded = Reserve(ref _decoded, width * height * Channels);
        var isDone = _usesTurbo
            && codec.EncodedFormat == SKEncodedImageFormat.Jpeg
            && TurboJpeg.Decode(_content.Bytes, width, height, decoded);
        if (!isDone && DecodeBySkia(codec, width, height, decoded) is { } fault)
        {
            return fault;
        }

        if (codec.Info.AlphaType != SKAlphaType.Opaque)
        {
            PixelBytes.LayOnWhite(decoded);
        }

        (_prepared, _width, _height) = (_decoded, width, height);
        IsTurned = codec.EncodedOrigin != SKEncodedOrigin.TopLeft;
        if (upright && codec.EncodedOrigin is not SKEncodedOrigin.TopLeft and var origin)
        {
            ImageTurn.Upright(decoded, width, height, origin, Reserve(ref _turned, decoded.Length));
            _prepared = _turned;
            (_width, _height) = ImageTurn.SwapsSides(origin) ? (height, width) : (width, height);
        }

        return null;
    }

    private ImageFault? Resize(ImageResize resize)
    {
        if (_width == resize.Size && _height == resize.Size)
        {
            return null;
        }

        if (resize.Filter == ImageResize.Bilinear)
        {
            return Bilinear(resize.Size);
        }

        if (_width != _height || _width % resize.Size != 0)
        {
            return new ImageFault(
                ErrorCodes.UnfitImageSize,
                $"is {_width} x {_height}, and filter 'area' needs squares whose side is a multiple of {resize.Size}",
                "choose another size or filter 'bilinear'");
        }

        Array.Resize(ref _blocks, resize.Size * resize.Size * RgbImage.Channels);
        BlockMean.Write(Pixels, resize.Size, _blocks);
        (_prepared, _width, _height) = (null, resize.Size, resize.Size);
        return null;
    }

    // Bytes all the way: libtorch then rounds as Pillow does, while its float32 path is off by one in many places. Four
    // channels, since that is what Skia writes and what libtorch computes with.
    private ImageFault? Bilinear(int size)
    {
        var shorter = Math.Min(_width, _height);
        var (width, height) = ((long)size * _width / shorter, (long)size * _height / shorter);
        if (width * height > MostPixels)
        {
            return Absurd($"is {_width} x {_height} pixels, {width} x {height} after the resize");
        }

        using var scope = NewDisposeScope();
        var source = _prepared!.narrow(0, 0, (long)_width * _height * Channels)
            .view(1, _height, _width, Channels).permute(0, 3, 1, 2);
        var whole = nn.functional.interpolate(
            source, [height, width], mode: InterpolationMode.Bilinear, align_corners: false, antialias: true);
        _resized?.Dispose();
        _resized = whole.permute(0, 2, 3, 1).contiguous().view(-1).DetachFromDisposeScope();
        (_prepared, _width, _height) = (_resized, (int)width, (int)height);
        return null;
    }

    private static ImageFault Absurd(string cause) => new(
        ErrorCodes.AbsurdImageSize,
        FormattableString.Invariant($"{cause}, and {MostPixels:N0} pixels are the most that is decoded"),
        "make it smaller, or take it off the lists");

    private static Span<byte> Reserve(ref Tensor? memory, int length)
    {
        if (memory is null || memory.numel() < length)
        {
            memory?.Dispose();
            using var scope = NewDisposeScope();
            memory = empty([length], ScalarType.Byte, CPU).DetachFromDisposeScope();
        }

        return memory.bytes[..length];
    }
}

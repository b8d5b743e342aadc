using System.Runtime.InteropServices;
using SkiaSharp;

namespace CgAT.Core.Data.Pixels;

/// <summary>
/// The system's libjpeg-turbo, which decodes with vector instructions, where Skia's own copy of it is built without:
/// the same pixels, to the bit, in half the time. Used where it is installed (on Debian and Ubuntu the package
/// libturbojpeg0), and where it has given Skia's pixels for images that the two are compared on first.
/// </summary>
/// <remarks>
/// What is damaged inside and still decodes without a warning may have other pixels here: coefficients that no encoder
/// writes overflow in one of the two, and not in the other.
/// </remarks>
internal static unsafe partial class TurboJpeg
{
    // Of <turbojpeg.h>.
    private const int Rgba = 7;
    private const int AccurateTransform = 4096;
    private const int StopOnWarning = 8192;
    private const int Flags = AccurateTransform | StopOnWarning;

    private const int Channels = 4;

    // Of a photograph, and the thumbnail in it. Files of very many scans are work without end, and Skia refuses them.
    private const int MostScans = 4;

    private static readonly Trial[] s_trials =
    [
        new(SKColorType.Gray8, SKJpegEncoderDownsample.Downsample444),
        .. Enum.GetValues<SKJpegEncoderDownsample>().Select(sampling => new Trial(SKColorType.Rgba8888, sampling)),
    ];

    private static readonly byte[] s_progressive = [0xFF, 0xC2];
    private static readonly byte[] s_scan = [0xFF, 0xDA];
    private static readonly Lazy<bool> s_isUsable = new(AgreesWithSkia);

    // How the colours of files lie that both decode alike, of TJSAMP and TJCS: in full, at half the width, at half of
    // both, none; others are rare, and differ between versions.
    private enum Sampling
    {
        Full = 0,
        HalfWidth = 1,
        Half = 2,
        Gray = 3,
    }

    private enum ColorSpace
    {
        YCbCr = 1,
        Gray = 2,
    }

    /// <summary>Whether the system has it, and its pixels are Skia's.</summary>
    public static bool IsUsable => s_isUsable.Value;

    /// <summary>Decodes a file that is whole and of a usual kind: baseline, in colours or gray.</summary>
    /// <param name="content">The file.</param>
    /// <param name="width">The width that its head gives, in pixels.</param>
    /// <param name="height">The height that its head gives.</param>
    /// <param name="rgba">Takes the pixels, four bytes each.</param>
    /// <returns>
    /// Whether it was decoded; else the pixels are worth nothing, and Skia says what is wrong, if anything is.
    /// </returns>
    public static bool Decode(ReadOnlySpan<byte> content, int width, int height, Span<byte> rgba)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rgba.Length, (long)width * height * Channels);
        if (!IsUsual(content))
        {
            return false;
        }

        // A new decoder each time: one that is used again takes the tables that a file lacks from the file before.
        var decoder = Initialize();
        if (decoder == 0)
        {
            return false;
        }

        try
        {
            fixed (byte* file = content, pixels = rgba)
            {
                var length = new CULong((nuint)content.Length);
                return ReadHead(
                    decoder, file, length, out var columns, out var rows, out var sampling, out var space) == 0
                    && (columns, rows) == (width, height)
                    && Enum.IsDefined((Sampling)sampling)
                    && Enum.IsDefined((ColorSpace)space)
                    && Decompress(decoder, file, length, pixels, width, width * Channels, height, Rgba, Flags) == 0;
            }
        }
        finally
        {
            _ = Destroy(decoder);
        }
    }

    // Within a scan, byte 255 stands before 0 or a restart alone, so that pixels are never taken for a marker; metadata
    // that are lead to Skia. Progressive files, of which scans may be missing without a warning, are smoothed otherwise
    // by other versions.
    private static bool IsUsual(ReadOnlySpan<byte> content) =>
        content.IndexOf(s_progressive) < 0 && content.Count(s_scan) <= MostScans;

    private static bool AgreesWithSkia()
    {
        try
        {
            return OperatingSystem.IsLinux() && s_trials.All(GivesSkiaPixels);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    private static bool GivesSkiaPixels(Trial trial)
    {
        using var skia = new ImagePreparer(usesTurbo: false);
        using var file = trial.File();
        if (file is null || skia.Decode(file.AsSpan(), upright: false) is not null)
        {
            return false;
        }

        var expected = skia.Pixels;
        var found = new byte[expected.Pixels.Length];
        return Decode(file.AsSpan(), expected.Width, expected.Height, found) && expected.Pixels.SequenceEqual(found);
    }

    [LibraryImport("libturbojpeg.so.0", EntryPoint = "tjInitDecompress")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Initialize();

    [LibraryImport("libturbojpeg.so.0", EntryPoint = "tjDecompressHeader3")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ReadHead(
        nint decoder, byte* file, CULong length, out int width, out int height, out int sampling, out int space);

    [LibraryImport("libturbojpeg.so.0", EntryPoint = "tjDecompress2")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Decompress(
        nint decoder, byte* file, CULong length, byte* pixels, int width, int pitch, int height, int format, int flags);

    [LibraryImport("libturbojpeg.so.0", EntryPoint = "tjDestroy")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Destroy(nint decoder);

    // Sides that are no multiple of a block's, and all colours beside one another.
    private sealed record Trial(SKColorType Color, SKJpegEncoderDownsample Sampling)
    {
        public SKData? File()
        {
            using var bitmap = new SKBitmap(new SKImageInfo(45, 35, Color, SKAlphaType.Opaque));
            var pixels = MemoryMarshal.Cast<byte, uint>(bitmap.GetPixelSpan()[..(bitmap.ByteCount / 4 * 4)]);
            for (var at = 0; at < pixels.Length; at++)
            {
                pixels[at] = ((uint)at * 2_654_435_761) | 0xff000000;
            }

            using var map = bitmap.PeekPixels();
            return map.Encode(new SKJpegEncoderOptions(90, Sampling, SKJpegEncoderAlphaOption.Ignore));
        }
    }
}

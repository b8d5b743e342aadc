using System.Runtime.InteropServices;

namespace CgAT.Core.Tests.Data.Pixels;

/// <summary>A fact that needs the system's libjpeg-turbo.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TurboJpegFactAttribute : FactAttribute
{
    public TurboJpegFactAttribute() => Skip = Missing;

    /// <summary>Why such tests are skipped; null where they are not.</summary>
    public static string? Missing { get; } = NativeLibrary.TryLoad("libturbojpeg.so.0", out _)
        ? null
        : "libturbojpeg.so.0 is not installed (Debian: apt-get install libturbojpeg0)";
}

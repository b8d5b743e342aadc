using CgAT.Core.Data.Pixels;

namespace CgAT.Core.Tests.Data.Pixels;

/// <summary>A fact that needs the system's libjpeg-turbo.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TurboJpegFactAttribute : FactAttribute
{
    public TurboJpegFactAttribute() => Skip = TurboJpeg.IsUsable
        ? null
        : "libturbojpeg.so.0 is not installed (Debian: apt-get install libturbojpeg0)";
}

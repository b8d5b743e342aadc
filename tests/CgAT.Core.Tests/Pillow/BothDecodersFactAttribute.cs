using CgAT.Core.Tests.Data.Pixels;
using CgAT.Core.Tests.Torchvision;

namespace CgAT.Core.Tests.Pillow;

/// <summary>A fact that needs Python's torchvision and the system's libjpeg-turbo.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BothDecodersFactAttribute : FactAttribute
{
    public BothDecodersFactAttribute() => Skip = Python.Missing ?? TurboJpegFactAttribute.Missing;
}

namespace CgAT.Core.Tests.Data.Pixels;

/// <summary>A theory that needs the system's libjpeg-turbo.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TurboJpegTheoryAttribute : TheoryAttribute
{
    public TurboJpegTheoryAttribute() => Skip = TurboJpegFactAttribute.Missing;
}

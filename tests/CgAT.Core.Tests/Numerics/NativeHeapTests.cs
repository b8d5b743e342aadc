using CgAT.Core.Numerics;

namespace CgAT.Core.Tests.Numerics;

public sealed class NativeHeapTests
{
    [Fact]
    public void The_C_library_of_Linux_takes_the_settings_and_elsewhere_there_is_nothing_to_do() =>
        Assert.Equal(OperatingSystem.IsLinux(), NativeHeap.KeepFreedMemory());
}

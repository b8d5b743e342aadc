using System.Runtime.Intrinsics.X86;
using CgAT.Core.Numerics;

namespace CgAT.Core.Tests.Numerics;

public sealed class ProcessorModelTests
{
    // Out of lists of CPUID dumps: Zen 4 (Genoa), Zen 3 (Milan), Sapphire Rapids, Haswell, Pentium 4, the first Pentium,
    // and a family between that Linux extends, too.
    [Theory]
    [InlineData(0x00A10F11, "25-17")]
    [InlineData(0x00A00F11, "25-1")]
    [InlineData(0x000806F8, "6-143")]
    [InlineData(0x000306C3, "6-60")]
    [InlineData(0x00000F29, "15-2")]
    [InlineData(0x00000525, "5-2")]
    [InlineData(0x000307B0, "7-59")]
    public void Family_and_model_are_read_as_makers_document_them(int signature, string expected) =>
        Assert.Equal(expected, ProcessorModel.Signature(signature));

    [Fact]
    public void This_processor_is_told_as_the_system_tells_it()
    {
        if (!OperatingSystem.IsLinux() || !X86Base.IsSupported)
        {
            Assert.NotEmpty(ProcessorModel.OfThisMachine());
            return;
        }

        Assert.Equal(
            $"{Fact("vendor_id")} {Fact("cpu family")}-{Fact("model")}", ProcessorModel.OfThisMachine());
    }

    private static string Fact(string name) => File.ReadLines("/proc/cpuinfo")
        .Select(line => line.Split(':', 2))
        .First(parts => parts[0].Trim() == name)[1].Trim();
}

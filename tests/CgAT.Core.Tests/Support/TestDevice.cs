using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Tests.Support;

/// <summary>
/// Where tests compute that say the same of every device, those with the trait Device=any: the CPU, or what the
/// environment variable CGAT_TEST_DEVICE names, such as "cuda".
/// </summary>
internal static class TestDevice
{
    /// <summary>Its name, as a spec has it.</summary>
    public static string Name { get; } = Environment.GetEnvironmentVariable("CGAT_TEST_DEVICE") ?? "cpu";

    /// <summary>The device.</summary>
    public static torch.Device Current { get; } = ComputeDevice.Resolve(Name);
}

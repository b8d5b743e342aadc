using CgAT.Core.Models;

namespace CgAT.Experiments.Tests.Execution.Revisions;

/// <summary>
/// The kind of processor as far as it may show in the bits of a result: the instruction set that libtorch chose, and
/// the model, by whose caches and extensions its libraries choose among ways to take a sum.
/// </summary>
internal static class ProcessorKind
{
    /// <summary>That of this process, such as "AuthenticAMD 25-17 AVX2".</summary>
    public static string OfThisProcess()
    {
        using var computation = Computation.Open("cpu", threads: 1);
        return $"{Fact("vendor_id")} {Fact("cpu family")}-{Fact("model")} {computation.Contract.CpuCapability}";
    }

    private static string Fact(string name) =>
        (OperatingSystem.IsLinux() ? File.ReadLines("/proc/cpuinfo") : [])
            .Select(line => line.Split(':', 2))
            .FirstOrDefault(parts => parts[0].Trim() == name)?[1].Trim() ?? "unknown";
}

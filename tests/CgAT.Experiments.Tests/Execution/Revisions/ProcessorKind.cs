using CgAT.Core.Models;

namespace CgAT.Experiments.Tests.Execution.Revisions;

/// <summary>The kind of processor as far as it may show in the bits of a result: its model and the instruction set.</summary>
internal static class ProcessorKind
{
    /// <summary>That of this process, such as "AuthenticAMD 25-17 AVX2".</summary>
    public static string OfThisProcess()
    {
        using var computation = Computation.Open("cpu", threads: 1);
        return $"{computation.Contract.Processor} {computation.Contract.CpuCapability}";
    }
}

using System.Globalization;
using CgAT.Core.Numerics;

namespace CgAT.Experiments.Reproduction;

/// <summary>In what numerics contracts differ.</summary>
internal static class Contracts
{
    /// <summary>Every difference in one clause: <c>threads 2 -> 1, cpu_capability AVX512 -> AVX2</c>.</summary>
    public static string Difference(NumericsContract before, NumericsContract now)
    {
        (string Name, string Before, string Now)[] parts =
        [
            ("device", before.Device, now.Device),
            ("threads", Write(before.Threads), Write(now.Threads)),
            ("libtorch", before.Libtorch, now.Libtorch),
            ("torchsharp", before.TorchSharp, now.TorchSharp),
            ("cpu_capability", before.CpuCapability, now.CpuCapability),
        ];
        return string.Join(
            ", ", parts.Where(part => part.Before != part.Now).Select(part => $"{part.Name} {part.Before} -> {part.Now}"));
    }

    private static string Write(int number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using CgAT.Core.Numerics;

namespace CgAT.Experiments.Reproduction;

/// <summary>In what numerics contracts differ.</summary>
internal static class Contracts
{
    /// <summary>Every part in which they differ.</summary>
    public static IEnumerable<(string Name, string Before, string Now)> Differences(
        NumericsContract before, NumericsContract now)
    {
        (string Name, string Before, string Now)[] parts =
        [
            ("device", before.Device, now.Device),
            ("threads", Write(before.Threads), Write(now.Threads)),
            ("libtorch", before.Libtorch, now.Libtorch),
            ("TorchSharp", before.TorchSharp, now.TorchSharp),
            ("instruction set", before.CpuCapability, now.CpuCapability),
            ("convolutions", Convolutions(before.Convolutions), Convolutions(now.Convolutions)),
            ("processor", Processor(before.Device, before.Processor), Processor(now.Device, now.Processor)),
        ];
        return parts.Where(part => part.Before != part.Now);
    }

    /// <summary>The same in one clause: <c>threads 2 -> 1, instruction set AVX512 -> AVX2</c>.</summary>
    public static string Difference(NumericsContract before, NumericsContract now) =>
        string.Join(", ", Differences(before, now).Select(part => $"{part.Name} {part.Before} -> {part.Now}"));

    /// <summary>A contract's processor in words: there is none beside another device, and none is known of old ones.</summary>
    public static string Processor(string device, string? processor) =>
        processor ?? (device == "cpu" ? "unknown" : "none");

    /// <summary>What computes convolutions, in words: where a contract or an old run does not say, it is libtorch.</summary>
    public static string Convolutions(string? convolutions) => convolutions ?? "libtorch";

    private static string Write(int number) => number.ToString(CultureInfo.InvariantCulture);
}

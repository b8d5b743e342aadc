using System.Text.Json.Serialization;
using CgAT.Core.Networks;
using TorchSharp;

namespace CgAT.Core.Numerics;

/// <summary>
/// What fixes the bits of a result beside the science: two runs of one spec under equal contracts give equal bits.
/// </summary>
public sealed record NumericsContract
{
    /// <summary>"cpu" or "cuda".</summary>
    public required string Device { get; init; }

    /// <summary>Into how many shards each batch is split (<see cref="ShardPool"/>).</summary>
    public required int Threads { get; init; }

    /// <summary>The version of libtorch.</summary>
    public required string Libtorch { get; init; }

    /// <summary>The version of TorchSharp.</summary>
    public required string TorchSharp { get; init; }

    /// <summary>The instruction set level that libtorch reports, such as "AVX512".</summary>
    public required string CpuCapability { get; init; }

    /// <summary>
    /// On the CPU maker, family and model of the processor, such as "AuthenticAMD 25-17", by which libtorch's libraries
    /// choose among ways to take a sum; null on other devices, and in results from before it counted.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Processor { get; init; }

    /// <summary>"winograd" where convolutions on the CPU are computed so; null where libtorch computes all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Convolutions { get; init; }

    /// <summary>"bitwise" on the CPU; "statistical" on CUDA, whose sums may be taken in any order.</summary>
    public string Level => Device == "cpu" ? "bitwise" : "statistical";

    /// <summary>
    /// The contract of this process for <paramref name="device"/>, <paramref name="threads"/> shards and a way to compute
    /// <paramref name="convolutions"/>.
    /// </summary>
    public static NumericsContract Of(torch.Device device, int threads, ConvolutionMethod convolutions)
    {
        ArgumentNullException.ThrowIfNull(device);
        var onCpu = device.type == DeviceType.CPU;
        return new NumericsContract
        {
            Device = onCpu ? "cpu" : "cuda",
            Threads = threads,
            Libtorch = LoadedLibtorch.Version(),
            TorchSharp = typeof(torch).Assembly.GetName().Version?.ToString(3) ?? "unknown",
            CpuCapability = Numerics.CpuCapability.OfLibtorch(),
            Processor = onCpu ? ProcessorModel.OfThisMachine() : null,
            Convolutions = onCpu && convolutions == ConvolutionMethod.Winograd ? "winograd" : null,
        };
    }
}

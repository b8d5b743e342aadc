using CgAT.Core.Networks;
using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Models;

/// <summary>Where and with how many threads a run computes: the device and its shards.</summary>
public sealed class Computation : IDisposable
{
    private Computation(torch.Device device, int threads, ConvolutionMethod convolutions)
    {
        Device = device;
        Pool = new ShardPool(device.type == DeviceType.CPU ? threads : 1);
        Convolutions = convolutions;
        Contract = NumericsContract.Of(device, Pool.Count, convolutions);
    }

    /// <summary>What fixes the bits of everything computed here.</summary>
    public NumericsContract Contract { get; }

    /// <summary>How convolutions are computed on the CPU.</summary>
    public ConvolutionMethod Convolutions { get; }

    internal torch.Device Device { get; }

    internal ShardPool Pool { get; }

    /// <summary>Starts the threads.</summary>
    /// <param name="device">"auto", "cpu", "cuda" or "cuda:N".</param>
    /// <param name="threads">
    /// Shards of a batch, at least 1; on CUDA there is one, since halves of a batch would take turns on the device.
    /// </param>
    /// <param name="convolutions">How convolutions are computed on the CPU.</param>
    /// <exception cref="Errors.UserErrorException">
    /// CGAT0401: a device that is not there. CGAT0409: no libtorch.
    /// </exception>
    public static Computation Open(
        string device, int threads, ConvolutionMethod convolutions = ConvolutionMethod.Libtorch) =>
        new(ComputeDevice.Resolve(device), threads, convolutions);

    /// <inheritdoc/>
    public void Dispose() => Pool.Dispose();
}

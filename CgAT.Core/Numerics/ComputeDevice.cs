using System.Globalization;
using CgAT.Core.Errors;
using TorchSharp;

namespace CgAT.Core.Numerics;

/// <summary>Turns the device of a spec into one that libtorch knows.</summary>
public static class ComputeDevice
{
    /// <summary>The device that <paramref name="name"/> means here.</summary>
    /// <param name="name">"auto" (CUDA where there is one, else the CPU), "cpu", "cuda" or "cuda:N".</param>
    /// <exception cref="UserErrorException">
    /// CGAT0401: a CUDA device that this build or machine does not have. CGAT0409: no libtorch.
    /// </exception>
    public static torch.Device Resolve(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        LoadedLibtorch.Require();
        if (name == "cpu" || (name == "auto" && !torch.cuda.is_available()))
        {
            return torch.CPU;
        }

        var index = name.StartsWith("cuda:", StringComparison.Ordinal)
            ? int.Parse(name.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture)
            : 0;
        var devices = torch.cuda.is_available() ? torch.cuda.device_count() : 0;
        if (index >= devices)
        {
            throw new UserErrorException(new Diagnostic
            {
                Code = ErrorCodes.DeviceMissing,
                Message = $"device '{name}' is not to be had: libtorch sees {devices} CUDA devices",
                Remedy = "build for CUDA on a machine that has it, as docs/running.md shows, or set device = \"cpu\" "
                    + "under [numerics]",
            });
        }

        CudaNumerics.Use();
        return new torch.Device(DeviceType.CUDA, index);
    }
}

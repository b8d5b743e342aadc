using System.Runtime.InteropServices;
using CgAT.Core.Errors;
using TorchSharp;

namespace CgAT.Core.Numerics;

/// <summary>
/// The libtorch that computes in this process, which need not be the one that TorchSharp was built for.
/// </summary>
internal static partial class LoadedLibtorch
{
    private const string Library = "libtorch_cpu.so";

    /// <summary>
    /// Its version: as TorchSharp has it where that is the one, such as "2.10.0.0", else as libtorch says, such as
    /// "2.11.0", or "unknown" for those that don't; not of which build of a version it is.
    /// </summary>
    public static string Version()
    {
        torch.InitializeDeviceType(DeviceType.CPU);
        if (!OperatingSystem.IsLinux())
        {
            return torch.__version__;
        }

        try
        {
            return Version(AbiVersion(), torch.__version__);
        }
        catch (EntryPointNotFoundException)
        {
            return "unknown";
        }
    }

    /// <summary>The version out of the number that libtorch has for it.</summary>
    /// <param name="number">Major, minor and patch, in the three highest bytes.</param>
    /// <param name="expected">The version that TorchSharp was built for.</param>
    internal static string Version(ulong number, string expected)
    {
        var loaded = $"{number >> 56}.{(number >> 48) & 0xff}.{(number >> 40) & 0xff}";
        return expected == loaded || expected.StartsWith(loaded + ".", StringComparison.Ordinal) ? expected : loaded;
    }

    /// <summary>Makes sure that there is one, in a build that brings none.</summary>
    /// <exception cref="UserErrorException">CGAT0409: the system finds none.</exception>
    public static void Require() => Require(OwnAssembly.Metadata("CgatBackend"), Library);

    /// <summary>Makes sure that there is a library, in a build that brings none.</summary>
    /// <param name="backend">What the build brings: "cpu", "cuda" or "installed".</param>
    /// <param name="library">The library.</param>
    /// <exception cref="UserErrorException">CGAT0409: the system finds none.</exception>
    internal static void Require(string backend, string library)
    {
        if (backend == "installed" && OperatingSystem.IsLinux() && !NativeLibrary.TryLoad(library, out _))
        {
            throw new UserErrorException(new Diagnostic
            {
                Code = ErrorCodes.LibtorchMissing,
                Message = $"this build brings no libtorch, and the system finds no {library} that it can load",
                Remedy = "put the folder of an installed PyTorch, torch/lib, into LD_LIBRARY_PATH, as docs/running.md "
                    + "shows",
            });
        }
    }

    [LibraryImport("torch_cpu", EntryPoint = "aoti_torch_abi_version")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static partial ulong AbiVersion();
}

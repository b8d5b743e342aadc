using System.Runtime.InteropServices;
using TorchSharp;

namespace CgAT.Core.Numerics;

/// <summary>What "single precision" means on CUDA: what it means on the CPU.</summary>
/// <remarks>
/// By default cuDNN takes the operands of convolutions as TF32, with 10 bits of mantissa instead of 23, and adds up the
/// gradients of filters in whatever order its threads come. The first moves gradients by a thousandth, where golden
/// vectors ask for 1e-5; the second gives other bits in every run.
/// </remarks>
internal static partial class CudaNumerics
{
    /// <summary>Has libtorch compute so; it is a setting of the whole process.</summary>
    public static void Use()
    {
        torch.backends.cudnn.allow_tf32 = false;
        torch.backends.cuda.matmul.allow_tf32 = false;

        // TorchSharp does not bind this.
        if (OperatingSystem.IsLinux())
        {
            SetDeterministicCuDnn(GlobalContext(), 1);
        }
    }

    /// <summary>Whether cuDNN is held to its deterministic ways; where libtorch can't be asked, false.</summary>
    internal static bool IsDeterministic => OperatingSystem.IsLinux() && DeterministicCuDnn(GlobalContext()) != 0;

    // at::globalContext(), a reference.
    [LibraryImport("torch_cpu", EntryPoint = "_ZN2at13globalContextEv")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static partial nint GlobalContext();

    // at::Context::setDeterministicCuDNN(bool)
    [LibraryImport("torch_cpu", EntryPoint = "_ZN2at7Context21setDeterministicCuDNNEb")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static partial void SetDeterministicCuDnn(nint context, byte value);

    // at::Context::deterministicCuDNN() const
    [LibraryImport("torch_cpu", EntryPoint = "_ZNK2at7Context18deterministicCuDNNEv")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static partial byte DeterministicCuDnn(nint context);
}

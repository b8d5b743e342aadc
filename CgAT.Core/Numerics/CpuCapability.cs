using System.Runtime.InteropServices;
using TorchSharp;

namespace CgAT.Core.Numerics;

/// <summary>
/// The instruction set level that libtorch computes with, such as "AVX512": part of what fixes the bits of a result.
/// </summary>
internal static partial class CpuCapability
{
    /// <summary>What libtorch itself reports; on platforms where it can't be asked, "unknown".</summary>
    public static string OfLibtorch()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
        {
            return "unknown";
        }

        // TorchSharp does not bind at::get_cpu_capability. It returns a std::string through a hidden pointer; libstdc++
        // lays that out as a pointer to the characters, the length and 16 bytes for short texts, which all of these are.
        torch.InitializeDeviceType(DeviceType.CPU);
        var text = new StandardString();
        unsafe
        {
            GetCpuCapability(&text);
            return Marshal.PtrToStringUTF8(text.Characters, (int)text.Length);
        }
    }

    [LibraryImport("torch_cpu", EntryPoint = "_ZN2at18get_cpu_capabilityB5cxx11Ev")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static unsafe partial void GetCpuCapability(StandardString* result);

    [StructLayout(LayoutKind.Sequential)]
    private struct StandardString
    {
        public nint Characters;
        public nint Length;
        public long Short0;
        public long Short1;
    }
}

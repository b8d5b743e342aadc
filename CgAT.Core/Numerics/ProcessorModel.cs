using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace CgAT.Core.Numerics;

/// <summary>
/// Maker, family and model of the processor: libtorch's libraries for products and convolutions choose among ways to take
/// a sum by them, beyond the instruction set that libtorch itself goes by.
/// </summary>
internal static class ProcessorModel
{
    private const int FirstOfExtendedModels = 6;
    private const int ExtendedFamily = 15;

    /// <summary>That of this processor, such as "AuthenticAMD 25-17"; the architecture where it can't be asked.</summary>
    public static string OfThisMachine()
    {
        if (!X86Base.IsSupported)
        {
            return RuntimeInformation.ProcessArchitecture.ToString();
        }

        var (_, first, third, second) = X86Base.CpuId(0, 0);
        Span<int> parts = [first, second, third];
        return $"{Encoding.ASCII.GetString(MemoryMarshal.AsBytes(parts))} {Signature(X86Base.CpuId(1, 0).Eax)}";
    }

    /// <summary>Family and model as Linux counts them, out of what CPUID tells in leaf 1: "25-17".</summary>
    public static string Signature(int signature)
    {
        var (family, model) = ((signature >> 8) & 0xf, (signature >> 4) & 0xf);
        if (family >= FirstOfExtendedModels)
        {
            model += (signature >> 12) & 0xf0;
        }

        if (family == ExtendedFamily)
        {
            family += (signature >> 20) & 0xff;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{family}-{model}");
    }
}

using TorchSharp;

namespace CgAT.Core.Networks.Winograd;

/// <summary>Where the numbers of a tensor are.</summary>
internal static unsafe class Memory
{
    /// <summary>The first number of a tensor on the CPU, which must be kept alive; null for null or none.</summary>
    /// <param name="tensor">A tensor in single precision, in the order of its axes or channels last.</param>
    /// <exception cref="ArgumentException">It lies otherwise.</exception>
    public static float* Of(torch.Tensor? tensor)
    {
        if (tensor is null || tensor.NumberOfElements == 0)
        {
            return null;
        }

        if (tensor.is_contiguous())
        {
            return First(tensor);
        }

        using var ordered = tensor.permute(0, 2, 3, 1);
        return ordered.is_contiguous()
            ? First(ordered)
            : throw new ArgumentException("neither in the order of its axes nor channels last", nameof(tensor));
    }

    // The binding shows no more than 2 GiB of a tensor, and none with gaps: so one number of it.
    private static float* First(torch.Tensor ordered)
    {
        using var number = ordered.as_strided([1], [1], ordered.storage_offset());
        fixed (byte* first = number.bytes)
        {
            return (float*)first;
        }
    }
}

using TorchSharp;

namespace CgAT.Core.Networks.Winograd;

/// <summary>Where the numbers of a tensor are.</summary>
internal static unsafe class Memory
{
    /// <summary>The first number of a tensor on the CPU, which must be kept alive; null for null.</summary>
    /// <param name="tensor">A tensor without gaps, in the order of its axes or channels last.</param>
    public static float* Of(torch.Tensor? tensor)
    {
        if (tensor is null)
        {
            return null;
        }

        if (tensor.is_contiguous())
        {
            return First(tensor);
        }

        using var ordered = tensor.permute(0, 2, 3, 1);
        return First(ordered);
    }

    // The binding refuses a tensor with gaps.
    private static float* First(torch.Tensor tensor)
    {
        fixed (byte* first = tensor.bytes)
        {
            return (float*)first;
        }
    }
}

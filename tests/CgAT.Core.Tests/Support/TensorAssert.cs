using System.Globalization;
using TorchSharp;

namespace CgAT.Core.Tests.Support;

/// <summary>Compares tensors and says where they are farthest apart.</summary>
internal static class TensorAssert
{
    /// <summary>Every value is as near to the expected one as either tolerance allows.</summary>
    public static void Close(torch.Tensor expected, torch.Tensor actual, double relative, double absolute)
    {
        Assert.Equal(expected.shape, actual.shape);
        var (wanted, found) = (Values(expected), Values(actual));
        var worst = Enumerable.Range(0, wanted.Length)
            .Select(at => (At: at, Excess: Math.Abs(wanted[at] - found[at])
                / Math.Max(absolute, relative * Math.Abs(wanted[at]))))
            .FirstOrDefault(pair => !(pair.Excess <= 1), (At: -1, Excess: 0));
        Assert.True(worst.At < 0, worst.At < 0 ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $"value {worst.At} of {wanted.Length}: {found[worst.At]:R} is not {wanted[worst.At]:R}"));
    }

    /// <summary>Same shape, same bits.</summary>
    public static void Same(torch.Tensor expected, torch.Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        Assert.True(Bits(expected).SequenceEqual(Bits(actual)), "the bits of two tensors differ");
    }

    /// <summary>All values in the tensor's order.</summary>
    public static double[] Values(torch.Tensor tensor)
    {
        using var scope = torch.NewDisposeScope();
        return [.. tensor.detach().to_type(torch.float64).cpu().contiguous().data<double>()];
    }

    private static byte[] Bits(torch.Tensor tensor)
    {
        using var scope = torch.NewDisposeScope();
        return tensor.detach().cpu().contiguous().bytes.ToArray();
    }
}

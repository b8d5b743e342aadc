using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Tests.Support;

/// <summary>Keyed random tensors.</summary>
internal static class RandomTensor
{
    /// <summary>Uniform in [-1, 1).</summary>
    public static torch.Tensor Uniform(long[] shape, long seed, string name)
    {
        using var scope = torch.NewDisposeScope();
        var values = KeyedStream.Create(seed, name).Uniform((int)shape.Aggregate((a, b) => a * b), 0, 0, 0);
        return ((torch.tensor(values, shape) * 2) - 1).to(TestDevice.Current).MoveToOuterDisposeScope();
    }

    /// <summary>Images: uniform in [0, 1), channels last in memory as those of image sets are.</summary>
    public static torch.Tensor Images(int count, long seed, int size = TinyImages.Size)
    {
        using var scope = torch.NewDisposeScope();
        var images = (Uniform([count, 3, size, size], seed, "images") + 1) / 2;
        return images.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2).MoveToOuterDisposeScope();
    }
}

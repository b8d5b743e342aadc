using TorchSharp;

namespace CgAT.Core.Networks;

/// <summary>Initial weights out of a seeded generator of libtorch's.</summary>
internal static class Initial
{
    public static torch.Tensor Uniform(long[] shape, double bound, torch.Generator generator)
    {
        using var scope = torch.NewDisposeScope();
        var unit = torch.rand(shape, generator: generator);
        return ((unit * (2 * bound)) - bound).DetachFromDisposeScope();
    }

    public static torch.Tensor Normal(long[] shape, double deviation, torch.Generator generator)
    {
        using var scope = torch.NewDisposeScope();
        return (torch.randn(shape, generator: generator) * deviation).DetachFromDisposeScope();
    }
}

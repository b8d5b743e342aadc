using TorchSharp;

namespace CgAT.Core.Networks;

/// <summary>
/// Initial weights out of a seeded generator of libtorch's. Numbers are held until calls are over, since large weights make
/// garbage that is collected during these calls (<see cref="Numerics.QuietCalls"/>).
/// </summary>
internal static class Initial
{
    public static torch.Tensor Uniform(long[] shape, double bound, torch.Generator generator)
    {
        using var scope = torch.NewDisposeScope();
        using Scalar width = 2 * bound;
        using Scalar half = bound;
        var unit = torch.rand(shape, generator: generator);
        return ((unit * width) - half).DetachFromDisposeScope();
    }

    public static torch.Tensor Normal(long[] shape, double deviation, torch.Generator generator)
    {
        using var scope = torch.NewDisposeScope();
        using Scalar scale = deviation;
        return (torch.randn(shape, generator: generator) * scale).DetachFromDisposeScope();
    }

    /// <summary>PyTorch's default for weights and bias of a layer: uniform within 1/√(inputs of a unit).</summary>
    public static double DefaultBound(IReadOnlyList<long> shape) => 1 / Math.Sqrt(Inputs(shape));

    /// <summary>He's deviation for weights before a ReLU, √(2/n), with n the inputs of a unit ('fan in').</summary>
    public static double HeOfInputs(IReadOnlyList<long> shape) => Math.Sqrt(2.0 / Inputs(shape));

    /// <summary>The same with n the places that a unit goes to ('fan out').</summary>
    public static double HeOfOutputs(IReadOnlyList<long> shape) => Math.Sqrt(2.0 / (shape[0] * Window(shape)));

    /// <summary>Glorot's bound for uniform weights, √(6/(inputs + outputs)).</summary>
    public static double GlorotBound(IReadOnlyList<long> shape) => Math.Sqrt(6.0 / (shape[0] + shape[1]));

    private static long Inputs(IReadOnlyList<long> shape) => shape[1] * Window(shape);

    // The pixels of a filter; 1 for a fully connected layer.
    private static long Window(IReadOnlyList<long> shape) => shape.Skip(2).Aggregate(1L, (all, side) => all * side);
}

using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Core.Networks;

/// <summary>A 3x3 convolution with padding 1, whose initial weights come from a keyed generator.</summary>
public sealed class Convolution : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly Parameter weight;
    private readonly Parameter bias;

    /// <summary>PyTorch's default start: weights and bias uniform within 1/√(9 · inputs).</summary>
    public Convolution(int inputs, int outputs, torch.Generator generator)
        : base(nameof(Convolution))
    {
        var bound = 1 / Math.Sqrt(9 * inputs);
        weight = new Parameter(Initial.Uniform([outputs, inputs, 3, 3], bound, generator));
        bias = new Parameter(Initial.Uniform([outputs], bound, generator));
        RegisterComponents();
    }

    /// <summary>[n, inputs, h, w] to [n, outputs, h, w]; the strides of the input are kept.</summary>
    public override torch.Tensor forward(torch.Tensor input) =>
        torch.nn.functional.conv2d(input, weight, bias, padding: [1, 1]);
}

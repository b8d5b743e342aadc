using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Core.Networks;

/// <summary>A fully connected layer, x Wᵀ + b, whose initial weights come from a keyed generator.</summary>
public sealed class Dense : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly Parameter weight;
    private readonly Parameter bias;

    /// <summary>A layer with given initial weights.</summary>
    /// <param name="weights">[outputs, inputs]; owned by the layer from now on.</param>
    /// <param name="biases">[outputs]; owned by the layer from now on.</param>
    internal Dense(torch.Tensor weights, torch.Tensor biases)
        : base(nameof(Dense))
    {
        weight = new Parameter(weights);
        bias = new Parameter(biases);
        RegisterComponents();
    }

    /// <summary>How many values the layer gives.</summary>
    public int Outputs => (int)weight.shape[0];

    /// <summary>PyTorch's default: weights and bias uniform within 1/√inputs.</summary>
    public static Dense Default(int inputs, int outputs, torch.Generator generator)
    {
        var bound = 1 / Math.Sqrt(inputs);
        return new Dense(
            Initial.Uniform([outputs, inputs], bound, generator),
            Initial.Uniform([outputs], bound, generator));
    }

    /// <summary>A new hash layer (method section 1.9): weights N(0, 0.01), zero bias.</summary>
    public static Dense HashLayer(int inputs, int outputs, torch.Generator generator) => new(
        Initial.Normal([outputs, inputs], 0.01, generator),
        torch.zeros(outputs));

    /// <summary>[n, inputs] to [n, outputs].</summary>
    public override torch.Tensor forward(torch.Tensor input) => torch.nn.functional.linear(input, weight, bias);
}

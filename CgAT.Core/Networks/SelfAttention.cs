using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Core.Networks;

/// <summary>
/// Multi-head self-attention (Vaswani et al. 2017, section 3.2) under the names of PyTorch's layer: for each head
/// softmax(Q Kᵀ / √d) V, the heads side by side, and a linear layer over them.
/// </summary>
internal sealed class SelfAttention : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly Parameter in_proj_weight;
    private readonly Parameter in_proj_bias;
    private readonly Dense out_proj;
    private readonly int _heads;

    /// <param name="width">Values of a token.</param>
    /// <param name="heads">How many heads share them.</param>
    /// <param name="generator">Draws the initial weights, as PyTorch does.</param>
    public SelfAttention(int width, int heads, torch.Generator generator)
        : base(nameof(SelfAttention))
    {
        _heads = heads;
        long[] queriesKeysValues = [3 * width, width];
        in_proj_weight = new Parameter(
            Initial.Uniform(queriesKeysValues, Initial.GlorotBound(queriesKeysValues), generator));
        in_proj_bias = new Parameter(torch.zeros(3 * width));
        out_proj = new Dense(
            Initial.Uniform([width, width], 1 / Math.Sqrt(width), generator), torch.zeros(width));
        RegisterComponents();
    }

    /// <summary>[n, tokens, width], and the same shape back.</summary>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using var scope = torch.NewDisposeScope();
        var (images, tokens, width) = (input.shape[0], input.shape[1], input.shape[2]);
        var ofHead = width / _heads;
        var parts = torch.nn.functional.linear(input, in_proj_weight, in_proj_bias)
            .view(images, tokens, 3, _heads, ofHead).permute(2, 0, 3, 1, 4);
        var (queries, keys, values) = (parts[0], parts[1], parts[2]);
        var weights = (queries / Math.Sqrt(ofHead)).matmul(keys.transpose(-2, -1)).softmax(-1);
        var mixed = weights.matmul(values).transpose(1, 2).reshape(images, tokens, width);
        return out_proj.call(mixed).MoveToOuterDisposeScope();
    }
}

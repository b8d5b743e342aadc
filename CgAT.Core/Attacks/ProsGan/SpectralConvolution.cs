using CgAT.Core.Networks;
using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Core.Attacks.ProsGan;

/// <summary>
/// A convolution with filters of 4x4, stride 2 and padding 1, whose weights W are divided by their largest singular
/// value (spectral normalisation; Miyato et al., ICLR 2018), as PyTorch estimates it: one step of power iteration a
/// forward pass in training mode, from a vector u that stays,
/// <code>
/// v ← Wᵀ u / |Wᵀ u|;   u ← W v / |W v|;   σ = uᵀ W v
/// </code>
/// with W as a matrix of a row an output. Gradients go through σ, but not through u and v.
/// </summary>
public sealed class SpectralConvolution : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private const string Vector = "u";
    private const double Epsilon = 1e-12;

    private static readonly long[] s_stride = [2, 2];
    private static readonly long[] s_padding = [1, 1];

    private readonly Parameter weight;
    private readonly Parameter bias;

    /// <summary>A layer with PyTorch's default initial weights and a random u of length 1.</summary>
    public SpectralConvolution(int inputs, int outputs, torch.Generator generator)
        : base(nameof(SpectralConvolution))
    {
        long[] shape = [outputs, inputs, 4, 4];
        var bound = Initial.DefaultBound(shape);
        weight = new Parameter(Initial.Uniform(shape, bound, generator));
        bias = new Parameter(Initial.Uniform([outputs], bound, generator));
        using var scope = torch.NewDisposeScope();
        register_buffer(Vector, Unit(Initial.Normal([outputs], 1, generator)).DetachFromDisposeScope());
        RegisterComponents();
    }

    /// <summary>[n, inputs, h, w] to [n, outputs, h / 2, w / 2]; in training mode it moves u.</summary>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using var scope = torch.NewDisposeScope();
        var (left, right) = Iterate();
        var matrix = weight.flatten(1);
        var sigma = left.dot(matrix.mv(right));
        return torch.nn.functional.conv2d(input, weight / sigma, bias, s_stride, s_padding).MoveToOuterDisposeScope();
    }

    // Copies, since gradients are taken at u as it was, and the next pass may come first.
    private (torch.Tensor Left, torch.Tensor Right) Iterate()
    {
        using var noGradients = torch.no_grad();
        var vector = get_buffer(Vector) ?? throw new InvalidOperationException("a spectral convolution lost its u");
        var matrix = weight.flatten(1);
        var right = Unit(matrix.t().mv(vector));
        if (training)
        {
            vector.copy_(Unit(matrix.mv(right)));
        }

        return (vector.clone(), right);
    }

    private static torch.Tensor Unit(torch.Tensor vector) => vector / vector.norm().clamp_min(Epsilon);
}

using CgAT.Core.Networks;
using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Core.Attacks.ProsGan;

/// <summary>
/// A transposed convolution that doubles the side of its input: filters of 4x4, stride 2, padding 1, no bias, and
/// PyTorch's default initial weights.
/// </summary>
internal sealed class TransposedConvolution : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private static readonly long[] s_stride = [2, 2];
    private static readonly long[] s_padding = [1, 1];

    private readonly Parameter weight;

    public TransposedConvolution(int inputs, int outputs, torch.Generator generator)
        : base(nameof(TransposedConvolution))
    {
        long[] shape = [inputs, outputs, 4, 4];
        weight = new Parameter(Initial.Uniform(shape, Initial.DefaultBound(shape), generator));
        RegisterComponents();
    }

    /// <summary>[n, inputs, h, w] to [n, outputs, 2 h, 2 w].</summary>
    public override torch.Tensor forward(torch.Tensor input) =>
        torch.nn.functional.conv_transpose2d(input, weight, bias: null, strides: s_stride, padding: s_padding);
}

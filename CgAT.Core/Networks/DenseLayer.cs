using TorchSharp;

namespace CgAT.Core.Networks;

/// <summary>
/// A layer of a DenseNet: normalisation, ReLU and a 1x1 convolution to four times the growth, then normalisation, ReLU
/// and a 3x3 convolution to the channels that it adds to its input.
/// </summary>
internal sealed class DenseLayer : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly TorchSharp.Modules.BatchNorm2d norm1;
    private readonly Convolution conv1;
    private readonly TorchSharp.Modules.BatchNorm2d norm2;
    private readonly Convolution conv2;

    public DenseLayer(int inputs, int growth, torch.Generator generator)
        : base(nameof(DenseLayer))
    {
        norm1 = torch.nn.BatchNorm2d(inputs);
        conv1 = DenseNet161.Filters(inputs, 4 * growth, side: 1, generator);
        norm2 = torch.nn.BatchNorm2d(4 * growth);
        conv2 = DenseNet161.Filters(4 * growth, growth, side: 3, generator);
        RegisterComponents();
    }

    /// <summary>[n, inputs, h, w] to [n, inputs + growth, h, w].</summary>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using var scope = torch.NewDisposeScope();
        var x = conv1.call(BatchNormalization.Run(norm1, input).relu_());
        x = conv2.call(BatchNormalization.Run(norm2, x).relu_());
        return torch.cat([input, x], 1).MoveToOuterDisposeScope();
    }
}

using TorchSharp;

namespace CgAT.Core.Networks;

/// <summary>
/// A block of a ResNet, of the parts of the TorchVision package: convolutions, each with batch normalisation behind it
/// and ReLU behind that, and what they do to the input is added to it before the last ReLU.
/// </summary>
internal sealed class ResidualBlock : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly List<torch.nn.Module<torch.Tensor, torch.Tensor>> _layers = [];
    private readonly Chain? downsample;

    /// <summary>Takes the parts of a block.</summary>
    /// <param name="parts">The network.</param>
    /// <param name="path">The block's name in it, such as "layer2.0".</param>
    public ResidualBlock(TorchVisionParts parts, string path)
        : base(nameof(ResidualBlock))
    {
        var names = parts.NamesIn(path);
        foreach (var name in names.Where(name => name.StartsWith("conv", StringComparison.Ordinal)
            || name.StartsWith("bn", StringComparison.Ordinal)))
        {
            _layers.Add(parts.Take($"{path}.{name}"));
            register_module(name, _layers[^1]);
        }

        downsample = names.Contains("downsample") ? parts.TakeChain($"{path}.downsample") : null;
        RegisterComponents();
    }

    /// <summary>[n, inputs, h, w] to [n, outputs, h', w'].</summary>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using var scope = torch.NewDisposeScope();
        var x = input;
        for (var layer = 0; layer < _layers.Count; layer += 2)
        {
            var normalised = Layer.Run(_layers[layer + 1], Layer.Run(_layers[layer], x));
            x = layer + 2 < _layers.Count ? normalised.relu_() : normalised;
        }

        return x.add_(downsample?.forward(input) ?? input).relu_().MoveToOuterDisposeScope();
    }
}

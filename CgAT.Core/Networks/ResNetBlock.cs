using System.Globalization;
using TorchSharp;

namespace CgAT.Core.Networks;

/// <summary>
/// A block of a ResNet, of the parts of the TorchVision package: convolutions, each with batch normalisation behind it
/// and ReLU behind that, and what they do to the input is added to it before the last ReLU.
/// </summary>
internal sealed class ResNetBlock : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly List<(TorchSharp.Modules.Conv2d Filters, TorchSharp.Modules.BatchNorm2d Normalization)> _layers = [];
    private readonly Chain? downsample;

    /// <summary>Takes the parts of a block: conv1, bn1, conv2 and so on, and downsample where there is one.</summary>
    /// <param name="parts">The network.</param>
    /// <param name="path">The block's name in it, such as "layer2.0".</param>
    public ResNetBlock(TorchVisionParts parts, string path)
        : base(nameof(ResNetBlock))
    {
        var names = parts.NamesIn(path);
        foreach (var index in names.Where(name => name.StartsWith("conv", StringComparison.Ordinal))
            .Select(name => int.Parse(name.AsSpan("conv".Length), NumberStyles.None, CultureInfo.InvariantCulture))
            .Order())
        {
            _layers.Add((
                FilterRows.Lay((TorchSharp.Modules.Conv2d)parts.Take($"{path}.conv{index}")),
                (TorchSharp.Modules.BatchNorm2d)parts.Take($"{path}.bn{index}")));
            register_module($"conv{index}", _layers[^1].Filters);
            register_module($"bn{index}", _layers[^1].Normalization);
        }

        downsample = names.Contains("downsample") ? parts.TakeChain($"{path}.downsample") : null;
        RegisterComponents();
    }

    /// <summary>[n, inputs, h, w] to [n, outputs, h', w'].</summary>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using var scope = torch.NewDisposeScope();
        var x = input;
        foreach (var (index, (filters, normalization)) in _layers.Index())
        {
            var normalised = BatchNormalization.Run(normalization, Layer.Run(filters, x));
            x = index < _layers.Count - 1 ? normalised.relu_() : normalised;
        }

        return x.add_(downsample?.forward(input) ?? input).relu_().MoveToOuterDisposeScope();
    }
}

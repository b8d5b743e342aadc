using TorchSharp;

namespace CgAT.Core.Networks;

/// <summary>
/// The two fully connected layers of AlexNet and VGG below the one that the hash layer replaces, with dropout before
/// each of them (AlexNet) or behind it (VGG).
/// </summary>
internal sealed class HiddenLayers : torch.nn.Module<torch.Tensor, DropoutMasks, torch.Tensor>
{
    /// <summary>How many values the second layer gives.</summary>
    public const int Units = 4096;

    /// <summary>How many dropout layers there are.</summary>
    public const int DropoutLayers = 2;

    private readonly IReadOnlyList<torch.nn.Module<torch.Tensor, torch.Tensor>> _layers;
    private readonly double _dropout;
    private readonly bool _dropsFirst;

    /// <summary>Takes both layers out of a network of the TorchVision package.</summary>
    /// <param name="parts">The network.</param>
    /// <param name="first">The first layer's name in its classifier.</param>
    /// <param name="second">The second layer's name there.</param>
    /// <param name="dropout">The probability of dropout, in [0, 1).</param>
    /// <param name="dropsFirst">Whether dropout comes before each layer.</param>
    public HiddenLayers(TorchVisionParts parts, string first, string second, double dropout, bool dropsFirst)
        : base(nameof(HiddenLayers))
    {
        _layers = [parts.Take($"classifier.{first}"), parts.Take($"classifier.{second}")];
        (_dropout, _dropsFirst) = (dropout, dropsFirst);
        register_module(first, _layers[0]);
        register_module(second, _layers[1]);
        RegisterComponents();
    }

    /// <summary>[n, inputs] to [n, 4096].</summary>
    public override torch.Tensor forward(torch.Tensor features, DropoutMasks dropout)
    {
        using var scope = torch.NewDisposeScope();
        var x = features;
        for (var layer = 0; layer < _layers.Count; layer++)
        {
            x = _dropsFirst ? dropout.Apply(x, _dropout, layer) : x;
            x = _layers[layer].call(x).relu_();
            x = _dropsFirst ? x : dropout.Apply(x, _dropout, layer);
        }

        return x.MoveToOuterDisposeScope();
    }
}

using TorchSharp;

namespace CgAT.Core.Networks;

/// <summary>
/// DenseNet-161 (Huang et al. 2017), without its last layer: every layer of a block adds 48 channels to all that came
/// before it, and the features are the mean over the image of the last normalisation's result.
/// </summary>
/// <remarks>
/// As in the official code (method section 1.9), whose hashing network leaves out torchvision's ReLU behind the last
/// normalisation.
/// </remarks>
public sealed class DenseNet161 : Backbone
{
    private const int Growth = 48;
    private const int FirstChannels = 96;
    private static readonly int[] s_layers = [6, 12, 36, 24];

    private readonly Chain features;

    /// <summary>A network with keyed initial weights.</summary>
    /// <param name="generator">Draws the initial weights.</param>
    public DenseNet161(torch.Generator generator)
        : base("densenet161")
    {
        var parts = new List<(string, torch.nn.Module<torch.Tensor, torch.Tensor>)>
        {
            ("conv0", Filters(3, FirstChannels, side: 7, generator, stride: 2)),
            ("norm0", torch.nn.BatchNorm2d(FirstChannels)),
            ("relu0", torch.nn.ReLU(inplace: true)),
            ("pool0", torch.nn.MaxPool2d(3, stride: 2, padding: 1)),
        };
        var channels = FirstChannels;
        for (var block = 1; block <= s_layers.Length; block++)
        {
            var first = channels;
            parts.Add(($"denseblock{block}", new Chain(
            [
                .. Enumerable.Range(0, s_layers[block - 1]).Select(layer => (
                    $"denselayer{layer + 1}",
                    (torch.nn.Module<torch.Tensor, torch.Tensor>)new DenseLayer(
                        first + (layer * Growth), Growth, generator))),
            ])));
            channels += s_layers[block - 1] * Growth;
            if (block < s_layers.Length)
            {
                parts.Add(($"transition{block}", Transition(channels, generator)));
                channels /= 2;
            }
        }

        parts.Add(("norm5", torch.nn.BatchNorm2d(channels)));
        features = new Chain(parts);
        Features = channels;
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override int Features { get; }

    /// <inheritdoc/>
    public override int DropoutLayers => 0;

    /// <inheritdoc/>
    internal override bool NormalizesOverShards => true;

    /// <summary>[n, 3, h, w], at least 32 pixels a side, to [n, 2208].</summary>
    public override torch.Tensor forward(torch.Tensor images, DropoutMasks dropout)
    {
        using var scope = torch.NewDisposeScope();
        return features.call(images).mean([2, 3]).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// A convolution without bias that keeps the size of the image but for its stride, as torchvision draws it.
    /// </summary>
    internal static Convolution Filters(int inputs, int outputs, int side, torch.Generator generator, int stride = 1)
    {
        long[] shape = [outputs, inputs, side, side];
        return new Convolution(
            Initial.Normal(shape, Initial.HeOfInputs(shape), generator), biases: null, stride, padding: side / 2);
    }

    // Half the channels, half the size.
    private static Chain Transition(int channels, torch.Generator generator) => new(
    [
        ("norm", torch.nn.BatchNorm2d(channels)),
        ("relu", torch.nn.ReLU(inplace: true)),
        ("conv", Filters(channels, channels / 2, side: 1, generator)),
        ("pool", torch.nn.AvgPool2d(2, stride: 2)),
    ]);
}

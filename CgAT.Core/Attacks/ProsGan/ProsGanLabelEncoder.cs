using System.Globalization;
using CgAT.Core.Networks;
using TorchSharp;

namespace CgAT.Core.Attacks.ProsGan;

/// <summary>
/// Makes an image of the features of a target label (method section 5): features → 2 w channels of s x s, s a sixteenth
/// of the image's side, → ReLU → four transposed convolutions that double the side and halve the channels → a 3x3
/// convolution to 3 channels. With w = 64 and a side of 224 that is 512 → 128 x 14 x 14 → ... → 8 x 224 x 224 → 3.
/// </summary>
public sealed class ProsGanLabelEncoder : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private const int Doublings = 4;

    private readonly Dense fc;
    private readonly Chain grow;
    private readonly Convolution last;
    private readonly int _channels;
    private readonly int _side;

    /// <summary>A network with keyed initial weights.</summary>
    /// <param name="features">The length of a feature vector.</param>
    /// <param name="side">The image's height and width.</param>
    /// <param name="width">w, a multiple of 8.</param>
    /// <param name="generator">Draws the weights.</param>
    public ProsGanLabelEncoder(int features, int side, int width, torch.Generator generator)
        : base(nameof(ProsGanLabelEncoder))
    {
        (_channels, _side) = (2 * width, side >> Doublings);
        fc = Dense.Default(features, _channels * _side * _side, generator);
        grow = new Chain([.. Enumerable.Range(0, Doublings).Select(layer => (
            layer.ToString(CultureInfo.InvariantCulture),
            (torch.nn.Module<torch.Tensor, torch.Tensor>)new NormedLayer(
                new TransposedConvolution(_channels >> layer, _channels >> (layer + 1), generator))))]);
        last = GanLayers.Convolution(_channels >> Doublings, 3, side: 3, generator, bias: true);
        RegisterComponents();
    }

    /// <summary>[n, features] to [n, 3, side, side].</summary>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using var scope = torch.NewDisposeScope();
        var x = fc.call(input).relu().view(-1, _channels, _side, _side);
        return last.call(grow.call(x)).MoveToOuterDisposeScope();
    }
}

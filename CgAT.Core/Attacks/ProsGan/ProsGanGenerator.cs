using System.Globalization;
using CgAT.Core.Networks;
using TorchSharp;

namespace CgAT.Core.Attacks.ProsGan;

/// <summary>
/// ProS-GAN's generator with its label encoder (method section 5): what the label encoder makes of the target is laid
/// over the image, 6 channels, → conv7 to w → two halving convolutions to 2 w and 4 w → six residual blocks → two
/// transposed convolutions back to w at the image's size → laid over the image again → conv3 to 3 → tanh. All inner
/// layers have instance normalisation and ReLU.
/// </summary>
/// <remarks>
/// The sources leave open what this decides: zeros as padding, normalisation without weights, no bias before it.
/// </remarks>
public sealed class ProsGanGenerator : torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor>
{
    private const int ResidualBlocks = 6;

    private readonly ProsGanLabelEncoder label;
    private readonly Chain body;
    private readonly Convolution last;

    /// <summary>A network with keyed initial weights.</summary>
    /// <param name="features">The length of a target's feature vector.</param>
    /// <param name="side">The image's height and width, a multiple of 32.</param>
    /// <param name="width">w, a multiple of 8; 64 in the official code.</param>
    /// <param name="generator">Draws the weights.</param>
    /// <exception cref="Errors.UserErrorException">CGAT0722: images of that side do not fit.</exception>
    public ProsGanGenerator(int features, int side, int width, torch.Generator generator)
        : base(nameof(ProsGanGenerator))
    {
        ProsGanSides.Require(side, side);
        if (width < 8 || width % 8 != 0)
        {
            throw new ArgumentException($"The width must be a multiple of 8, not {width}.", nameof(width));
        }

        (Features, Side) = (features, side);
        label = new ProsGanLabelEncoder(features, side, width, generator);
        body = new Chain([.. Body(width, generator).Select(
            (part, index) => (index.ToString(CultureInfo.InvariantCulture), part))]);
        last = GanLayers.Convolution(width + 3, 3, side: 3, generator, bias: true);
        RegisterComponents();
    }

    /// <summary>The length of a target's feature vector.</summary>
    public int Features { get; }

    /// <summary>The height and width of the images that it takes.</summary>
    public int Side { get; }

    /// <summary>Images that stand for their targets.</summary>
    /// <param name="images">[n, 3, side, side] in [-1, 1].</param>
    /// <param name="features">[n, features] of the target labels.</param>
    /// <returns>[n, 3, side, side] in [-1, 1]; belongs to the caller's dispose scope.</returns>
    public override torch.Tensor forward(torch.Tensor images, torch.Tensor features)
    {
        using var scope = torch.NewDisposeScope();
        var x = body.call(torch.cat([images, label.call(features)], 1));
        return last.call(torch.cat([x, images], 1)).tanh().MoveToOuterDisposeScope();
    }

    private static IEnumerable<torch.nn.Module<torch.Tensor, torch.Tensor>> Body(int width, torch.Generator generator)
    {
        yield return new NormedLayer(GanLayers.Convolution(6, width, side: 7, generator));
        yield return new NormedLayer(GanLayers.Halving(width, 2 * width, generator));
        yield return new NormedLayer(GanLayers.Halving(2 * width, 4 * width, generator));
        for (var block = 0; block < ResidualBlocks; block++)
        {
            yield return new ResidualBlock(4 * width, generator);
        }

        yield return new NormedLayer(new TransposedConvolution(4 * width, 2 * width, generator));
        yield return new NormedLayer(new TransposedConvolution(2 * width, width, generator));
    }
}

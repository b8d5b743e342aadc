using System.Globalization;
using CgAT.Core.Networks;
using TorchSharp;

namespace CgAT.Core.Attacks.ProsGan;

/// <summary>
/// ProS-GAN's discriminator (method section 5): five spectral-norm convolutions that halve the side, w to 16 w
/// channels, each with a LeakyReLU of slope 0.01, then a convolution over all that is left, a thirty-second of the side
/// (7 for 224), to a value a class and one that is 0 for real images and 1 for others.
/// </summary>
public sealed class ProsGanDiscriminator : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private const int Halvings = 5;
    private const double Slope = 0.01;

    private readonly Chain body;
    private readonly Convolution last;

    /// <summary>A network with keyed initial weights.</summary>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="side">The image's height and width, a multiple of 32.</param>
    /// <param name="width">w; 64 in the official code.</param>
    /// <param name="generator">Draws the weights.</param>
    /// <exception cref="Errors.UserErrorException">CGAT0722: images of that side do not fit.</exception>
    public ProsGanDiscriminator(int classes, int side, int width, torch.Generator generator)
        : base(nameof(ProsGanDiscriminator))
    {
        ProsGanSides.Require(side, side);
        var parts = new List<(string, torch.nn.Module<torch.Tensor, torch.Tensor>)>();
        for (var layer = 0; layer < Halvings; layer++)
        {
            var inputs = layer == 0 ? 3 : width << (layer - 1);
            parts.Add((
                layer.ToString(CultureInfo.InvariantCulture),
                new SpectralConvolution(inputs, width << layer, generator)));
            parts.Add((string.Create(CultureInfo.InvariantCulture, $"{layer}-leaky"), torch.nn.LeakyReLU(Slope)));
        }

        body = new Chain(parts);
        last = GanLayers.Whole(width << (Halvings - 1), classes + 1, side >> Halvings, generator);
        RegisterComponents();
    }

    /// <summary>[n, 3, side, side] in [-1, 1] to [n, classes + 1].</summary>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using var scope = torch.NewDisposeScope();
        return last.call(body.call(input)).flatten(1).MoveToOuterDisposeScope();
    }
}

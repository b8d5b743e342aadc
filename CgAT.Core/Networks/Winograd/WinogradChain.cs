using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Networks.Winograd;

/// <summary>
/// Convolutions one after another as one operation of libtorch's. What is between them lies in one block of memory:
/// blocks of many sizes that come and go leave gaps, and an operation of ours leaves more behind than libtorch's do.
/// </summary>
internal sealed unsafe class WinogradChain
{
    private readonly IReadOnlyList<WinogradConvolution> _layers;
    private readonly Tiles[] _tiles;

    // Where in the block the outputs of a layer begin, and which of them were taken; the end of the block.
    private readonly nint[] _outputs;
    private readonly nint[] _choices;
    private readonly nint _end;

    private WinogradChain(in Tiles tiles, long channels, IReadOnlyList<WinogradConvolution> layers)
    {
        _layers = layers;
        _tiles = new Tiles[layers.Count];
        _outputs = new nint[layers.Count];
        _choices = new nint[layers.Count];
        var next = tiles;
        for (var place = 0; place < layers.Count; place++)
        {
            if (layers[place].Inputs != channels)
            {
                throw new ArgumentException(
                    $"layer {place} takes {layers[place].Inputs} channels, not {channels}", nameof(layers));
            }

            channels = layers[place].Outputs;
            _tiles[place] = next.Height % Tiles.Side == 0 && next.Width % Tiles.Side == 0
                ? next
                : throw new ArgumentException(
                    $"images of layer {place} are no whole tiles: {next.Height}x{next.Width}", nameof(layers));
            next = layers[place].Pooled ? next.Halved() : next;
            var size = next.Pixels * layers[place].Outputs;
            _outputs[place] = _end;
            _choices[place] = _end += place < layers.Count - 1 ? size : 0;
            _end += layers[place].Pooled ? size : 0;
        }

        After = next;
    }

    private Tiles After { get; }

    private int Last => _layers.Count - 1;

    /// <summary>The outputs of the last layer, through which gradients flow to images, weights and biases.</summary>
    /// <param name="images">[n, inputs, h, w].</param>
    /// <param name="layers">The layers, one at least.</param>
    /// <exception cref="ArgumentException">
    /// A layer gets images of other sides than multiples of 4, or of other channels than it takes.
    /// </exception>
    /// <returns>Channels last.</returns>
    public static torch.Tensor Run(torch.Tensor images, params IReadOnlyList<WinogradConvolution> layers)
    {
        var shape = images.shape;
        var chain = new WinogradChain(new Tiles((int)shape[0], (int)shape[2], (int)shape[3]), shape[1], layers);
        using var scope = torch.NewDisposeScope();
        var pixels = ChannelsLast.Pixels(images.detach());
        var parameters = layers.SelectMany(layer => layer.Parameters).ToList();
        var toImages = torch.is_grad_enabled() && images.requires_grad;
        var toParameters = torch.is_grad_enabled() && parameters.Any(parameter => parameter.requires_grad);
        var (outputs, between) = chain.Forward(pixels, toImages || toParameters);
        if (toImages || toParameters)
        {
            outputs = OwnGradient.Of(
                outputs,
                [images, .. parameters],
                [pixels, between, .. layers.Select(layer => layer.Parameters[0].detach())],
                (slopes, saved) => chain.Backward(
                    slopes, saved[0], saved[1], toImages, toParameters && parameters.Any(Gradients.Wants)));
        }

        return outputs.MoveToOuterDisposeScope();
    }

    private (torch.Tensor Outputs, torch.Tensor Between) Forward(torch.Tensor pixels, bool choosing)
    {
        using var noGradients = torch.no_grad();
        var outputs = ChannelsLast.Empty(
            [After.Images, _layers[Last].Outputs, After.Height, After.Width], like: pixels);
        var between = torch.empty([_end], torch.float32, torch.CPU);
        var block = Memory.Of(between);
        var images = Memory.Of(pixels);
        for (var place = 0; place < _layers.Count; place++)
        {
            var into = place == Last ? Memory.Of(outputs) : block + _outputs[place];
            _layers[place].Run(_tiles[place], images, into, choosing ? block + _choices[place] : null);
            images = into;
        }

        return (outputs, between);
    }

    private List<torch.Tensor?> Backward(
        torch.Tensor gradient, torch.Tensor pixels, torch.Tensor between, bool toImages, bool toParameters)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var sloped = ChannelsLast.Pixels(gradient);
        var ofImages = toImages ? torch.empty_like(pixels) : null;
        List<torch.Tensor?> ofParameters = [];
        var slopes = Memory.Of(sloped);
        for (var place = Last; place >= 0; place--)
        {
            var layer = _layers[place];
            var images = place == 0 ? Memory.Of(pixels) : Memory.Of(between) + _outputs[place - 1];
            var own = layer.Unpool(_tiles[place], slopes, Memory.Of(between) + _choices[place]);
            ofParameters.InsertRange(
                0,
                toParameters
                    ? layer.ToParameters(_tiles[place], own, images)
                    : Enumerable.Repeat<torch.Tensor?>(null, layer.Parameters.Count));
            if (place > 0 || ofImages is not null)
            {
                var inputs = place > 0 ? _layers[place - 1].Outputs : 0;
                slopes = place > 0
                    ? Scratch.Get(
                        place % 2 == 0 ? Scratch.Use.Even : Scratch.Use.Odd, _tiles[place].Pixels * inputs)
                    : Memory.Of(ofImages);
                layer.ToImages(_tiles[place], own, images, slopes);
            }
        }

        return
        [
            ofImages?.permute(0, 3, 1, 2).MoveToOuterDisposeScope(),
            .. ofParameters.Select(one => one?.MoveToOuterDisposeScope()),
        ];
    }
}

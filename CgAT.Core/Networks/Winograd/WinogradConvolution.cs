using TorchSharp;

namespace CgAT.Core.Networks.Winograd;

/// <summary>
/// A convolution with 3x3 filters, stride 1 and a border of one zero by Winograd's minimal filtering, in kernels of our
/// own, with what stands around it in a network: ReLU before, and pooling of 2x2 with ReLU after. It has the same bits
/// on every processor and with any number of images at once. All images are channels last.
/// </summary>
internal sealed unsafe class WinogradConvolution
{
    private const int ChannelsAtOnce = 32;
    private const int Side = 3;

    // In smaller images the filters' transforms take more than is saved.
    private const int Least = 8;

    private readonly PreparedFilters? _prepared = ConvolutionScope.Prepared;
    private readonly torch.Tensor _weight;
    private readonly torch.Tensor? _bias;
    private readonly bool _rectified;

    /// <summary>A layer, which does not own its weights.</summary>
    /// <param name="weight">[outputs, inputs, 3, 3].</param>
    /// <param name="bias">[outputs], or null for none.</param>
    /// <param name="rectified">Whether the images go through ReLU first.</param>
    /// <param name="pooled">Whether of each 2x2 outputs the greatest is taken, and 0 where it is less.</param>
    public WinogradConvolution(
        torch.Tensor weight, torch.Tensor? bias, bool rectified = false, bool pooled = false)
    {
        (_weight, _bias, _rectified, Pooled) = (weight, bias, rectified, pooled);
        var shape = weight.shape;
        (Outputs, Inputs) = ((int)shape[0], (int)shape[1]);
        Parameters = bias is null ? [weight] : [weight, bias];
    }

    /// <summary>Weight and, where there is one, bias.</summary>
    public IReadOnlyList<torch.Tensor> Parameters { get; }

    /// <summary>Channels of the images.</summary>
    public int Inputs { get; }

    /// <summary>Channels of the outputs.</summary>
    public int Outputs { get; }

    /// <summary>Whether of each 2x2 outputs the greatest is taken.</summary>
    public bool Pooled { get; }

    /// <summary>
    /// Whether images are to go through a layer of such a weight: that is asked for on this thread, and they can.
    /// </summary>
    /// <param name="images">[n, inputs, h, w].</param>
    /// <param name="weight">[outputs, inputs, ...].</param>
    public static bool IsFor(torch.Tensor images, torch.Tensor weight) =>
        ConvolutionScope.Current == ConvolutionMethod.Winograd
        && images.device_type == DeviceType.CPU
        && images.dtype == torch.float32
        && weight.dtype == torch.float32
        && weight.shape is [var outputs, var inputs, Side, Side]
        && outputs % ChannelsAtOnce == 0
        && inputs % ChannelsAtOnce == 0
        && images.shape is [> 0, var channels, >= Least and var height, >= Least and var width]
        && channels == inputs
        && height % Tiles.Side == 0
        && width % Tiles.Side == 0;

    /// <summary>The outputs.</summary>
    /// <param name="tiles">The images' sizes.</param>
    /// <param name="images">[n, h, w, inputs].</param>
    /// <param name="into">[n, h, w, outputs], or [n, h / 2, w / 2, outputs].</param>
    /// <param name="choices">
    /// Where outputs are pooled, of the same shape: which of its 2x2 each is, from 1 on, and 0 for none; may be null.
    /// </param>
    public void Run(in Tiles tiles, float* images, float* into, float* choices) => Convolve(
        Pass(tiles, images) with { Bias = Memory.Of(_bias), Pooled = Pooled, Choices = choices, Into = into },
        Places(_weight));

    /// <summary>The gradient of the outputs before they were pooled.</summary>
    /// <param name="tiles">The images' sizes.</param>
    /// <param name="slopes">The gradient of the outputs, of their shape.</param>
    /// <param name="choices">What <see cref="Run"/> wrote.</param>
    /// <returns>[n, h, w, outputs], until the next call on this thread; the same where they are not pooled.</returns>
    public float* Unpool(in Tiles tiles, float* slopes, float* choices)
    {
        if (!Pooled)
        {
            return slopes;
        }

        var into = Scratch.Get(Scratch.Use.Unpooled, tiles.Pixels * Outputs);
        TiledConvolution.Widest.Unpool(tiles, slopes, choices, Outputs, into);
        return into;
    }

    /// <summary>The gradient of the images.</summary>
    /// <param name="tiles">The images' sizes.</param>
    /// <param name="slopes">What <see cref="Unpool"/> gave.</param>
    /// <param name="images">[n, h, w, inputs]: the images.</param>
    /// <param name="into">[n, h, w, inputs].</param>
    public void ToImages(in Tiles tiles, float* slopes, float* images, float* into) => Convolve(
        new TilePass
        {
            Tiles = tiles,
            Images = slopes,
            Inputs = Outputs,
            Outputs = Inputs,
            Gates = _rectified ? images : null,
            Into = into,
        },
        Places(_weight).Turned);

    /// <summary>The gradients of the <see cref="Parameters"/>.</summary>
    /// <param name="tiles">The images' sizes.</param>
    /// <param name="slopes">What <see cref="Unpool"/> gave.</param>
    /// <param name="images">[n, h, w, inputs]: the images.</param>
    public IReadOnlyList<torch.Tensor> ToParameters(in Tiles tiles, float* slopes, float* images)
    {
        var gradients = Parameters.Select(parameter => torch.empty_like(parameter)).ToList();
        TiledConvolution.Widest.Weights(
            Pass(tiles, images), slopes, Places(gradients[0]), Memory.Of(gradients.ElementAtOrDefault(1)));
        return gradients;
    }

    private void Convolve(in TilePass pass, in FilterPlaces places) => TiledConvolution.Widest.Convolve(
        pass with { Filters = _prepared == null ? null : _prepared.Of(places) }, places);

    private TilePass Pass(in Tiles tiles, float* images) => new()
    {
        Tiles = tiles,
        Images = images,
        Inputs = Inputs,
        Rectified = _rectified,
        Outputs = Outputs,
    };

    private FilterPlaces Places(torch.Tensor weight)
    {
        var strides = weight.stride();
        return new FilterPlaces(
            (nint)Memory.Of(weight),
            Inputs,
            (nint)strides[1],
            Outputs,
            (nint)strides[0],
            (nint)strides[2],
            (nint)strides[3]);
    }
}

using CgAT.Core.Networks.Winograd;
using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Core.Networks;

/// <summary>A convolution with square filters, whose initial weights come from a keyed generator.</summary>
public sealed class Convolution : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly Parameter weight;
    private readonly Parameter? bias;
    private readonly long[] _stride;
    private readonly long[] _padding;
    private readonly long _groups;

    /// <summary>
    /// 3x3 with padding 1 and PyTorch's default start: weights and bias uniform within 1/√(9 · inputs).
    /// </summary>
    public Convolution(int inputs, int outputs, torch.Generator generator)
        : this(
            Initial.Uniform([outputs, inputs, 3, 3], 1 / Math.Sqrt(9 * inputs), generator),
            Initial.Uniform([outputs], 1 / Math.Sqrt(9 * inputs), generator),
            padding: 1)
    {
    }

    /// <summary>Any other one.</summary>
    /// <param name="weights">[outputs, inputs / groups, side, side]; owned by the layer from now on.</param>
    /// <param name="biases">[outputs], owned by the layer; null for none.</param>
    /// <param name="stride">Pixels from one place of the filter to the next.</param>
    /// <param name="padding">Zeros around the image.</param>
    /// <param name="groups">Into how many parts, that do not see each other, the channels are split.</param>
    internal Convolution(
        torch.Tensor weights, torch.Tensor? biases, int stride = 1, int padding = 0, int groups = 1)
        : base(nameof(Convolution))
    {
        weight = new Parameter(weights);
        bias = biases is null ? null : new Parameter(biases);
        (_stride, _padding, _groups) = ([stride, stride], [padding, padding], groups);
        RegisterComponents();
    }

    /// <summary>[n, inputs, h, w] to [n, outputs, h', w']; the strides of the input are kept.</summary>
    public override torch.Tensor forward(torch.Tensor input) =>
        torch.nn.functional.conv2d(input, weight, bias, _stride, _padding, groups: _groups);

    /// <summary>Whether an input is to go through <see cref="Winograd"/>: that is asked for, and it can.</summary>
    internal bool IsForWinograd(torch.Tensor input) =>
        _groups == 1
        && _stride.Concat(_padding).All(pixels => pixels == 1)
        && WinogradConvolution.IsFor(input, weight);

    /// <summary>The same layer by Winograd's minimal filtering.</summary>
    /// <param name="rectified">Whether its input goes through ReLU first.</param>
    /// <param name="pooled">Whether of each 2x2 outputs the greatest is taken, and then ReLU.</param>
    internal WinogradConvolution Winograd(bool rectified = false, bool pooled = false) =>
        new(weight, bias, rectified, pooled);

    /// <summary>The same of images, whose gradient is faster so.</summary>
    internal torch.Tensor OfImages(torch.Tensor images) =>
        ImageConvolution.Run(images, weight, bias, (int)_stride[0], (int)_padding[0]);
}

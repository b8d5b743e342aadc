using CgAT.Core.Networks.Winograd;
using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Core.Networks;

/// <summary>Calls layers of libtorch's, in a faster way where there is one.</summary>
internal static class Layer
{
    /// <summary>What a layer makes of its input.</summary>
    public static torch.Tensor Run(torch.nn.Module<torch.Tensor, torch.Tensor> layer, torch.Tensor input) => layer switch
    {
        BatchNorm2d normalization => BatchNormalization.Run(normalization, input),
        Conv2d convolution when SmallImages.Fit(input, convolution) =>
            SmallImages.Run(input, convolution.weight, convolution.bias),
        Conv2d convolution when KeepsSize(convolution) && WinogradConvolution.IsFor(input, convolution.weight) =>
            WinogradChain.Run(input, new WinogradConvolution(convolution.weight, convolution.bias)),
        _ => layer.call(input),
    };

    /// <summary>
    /// Whether a convolution has 3x3 filters that go over all pixels and a border of one zero, so that images keep their
    /// size, and sees all channels.
    /// </summary>
    public static bool KeepsSize(Conv2d layer) =>
        layer.kernel_size.All(side => side == 3)
        && layer is { groups: 1, padding_mode: PaddingModes.Zeros }
        && layer.padding?.All(zeros => zeros == 1) == true
        && layer.stride.Concat(layer.dilation).All(step => step == 1);
}

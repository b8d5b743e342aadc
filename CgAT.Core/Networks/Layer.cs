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
        _ => layer.call(input),
    };
}

using TorchSharp;

namespace CgAT.Core.Networks;

/// <summary>
/// The convolution that images go into. What libtorch computes for their gradient has three channels to write and
/// leaves most of a processor's width idle; <see cref="BlockwiseFilters"/> take half the time. The two may differ by
/// rounding, so only passes in training mode go through here: stored results of attacks in evaluation mode stay what
/// they are.
/// </summary>
internal static class ImageConvolution
{
    /// <summary>[n, channels, h, w] to [n, outputs, h', w'], with the bits of libtorch's convolution.</summary>
    /// <param name="images">The images.</param>
    /// <param name="weight">[outputs, channels, side, side].</param>
    /// <param name="bias">[outputs], or null for none.</param>
    /// <param name="stride">Pixels from one place of the filter to the next.</param>
    /// <param name="padding">Zeros around the image.</param>
    public static torch.Tensor Run(
        torch.Tensor images, torch.Tensor weight, torch.Tensor? bias, int stride, int padding)
    {
        long[] strides = [stride, stride], paddings = [padding, padding];
        if (!torch.is_grad_enabled()
            || !images.requires_grad
            || images.device.type != DeviceType.CPU
            || !BlockwiseFilters.Fit(images, stride))
        {
            return torch.nn.functional.conv2d(images, weight, bias, strides, paddings);
        }

        using var scope = torch.NewDisposeScope();
        var outputs = torch.nn.functional.conv2d(images.detach(), weight, bias, strides, paddings);
        var filters = new BlockwiseFilters(images.shape, (int)weight.shape[2], stride, padding);
        return OwnGradient
            .Of(
                outputs.detach(),
                [images, outputs],
                [weight.detach()],
                (slopes, saved) => [filters.GradientOfImages(slopes, saved[0]), slopes])
            .MoveToOuterDisposeScope();
    }
}

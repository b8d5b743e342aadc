using TorchSharp;

namespace CgAT.Core.Networks;

/// <summary>Tensors of images or filters whose channels lie side by side in memory.</summary>
internal static class ChannelsLast
{
    /// <summary>
    /// A tensor whose values are whatever was in its memory; no view, which could not be changed in place where gradients
    /// flow.
    /// </summary>
    /// <param name="shape">[n, channels, h, w].</param>
    /// <param name="like">Of its type and on its device.</param>
    public static torch.Tensor Empty(ReadOnlySpan<long> shape, torch.Tensor like)
    {
        var (channels, height, width) = (shape[1], shape[2], shape[3]);
        return torch.empty_strided(
            shape.ToArray(), [height * width * channels, 1, width * channels, channels], like.dtype, like.device);
    }

    /// <summary>[n, channels, h, w] as [n, h, w, channels] without gaps, copied only where it lies otherwise.</summary>
    public static torch.Tensor Pixels(torch.Tensor channelsFirst) => channelsFirst.permute(0, 2, 3, 1).contiguous();
}

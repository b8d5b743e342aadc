using System.Runtime.InteropServices;
using TorchSharp;

namespace CgAT.Core.Networks;

/// <summary>Feature maps as matrices with a row a pixel and a column a channel, and back.</summary>
internal static class ImageRows
{
    /// <summary>
    /// [n, channels, h, w] to [n, h, w, channels] in single precision; nothing is copied where it is so already.
    /// </summary>
    public static torch.Tensor Of(torch.Tensor images)
    {
        using var scope = torch.NewDisposeScope();
        return ChannelsLast.Pixels(images.to_type(torch.float32)).MoveToOuterDisposeScope();
    }

    /// <summary>The values where they lie; good as long as the tensor.</summary>
    /// <param name="rows">In single precision, in the order of its axes.</param>
    public static Span<float> Values(torch.Tensor rows) => MemoryMarshal.Cast<byte, float>(rows.bytes);

    /// <summary>Puts a matrix, of <see cref="Of"/> of the feature maps, into them; nothing is to do where it is their memory.</summary>
    /// <param name="rows">[n, h, w, channels].</param>
    /// <param name="images">[n, channels, h, w].</param>
    public static void Put(torch.Tensor rows, torch.Tensor images)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        if (images.dtype != rows.dtype || !images.permute(0, 2, 3, 1).is_contiguous())
        {
            images.copy_(rows.permute(0, 3, 1, 2));
        }
    }
}

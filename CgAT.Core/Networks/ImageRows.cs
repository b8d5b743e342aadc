using System.Runtime.InteropServices;
using TorchSharp;

namespace CgAT.Core.Networks;

/// <summary>Feature maps as matrices with a row a pixel and a column a channel, and back.</summary>
internal static class ImageRows
{
    /// <summary>Writes a matrix.</summary>
    /// <param name="values">[rows, channels].</param>
    public delegate void Writer(Span<float> values);

    /// <summary>
    /// [n, channels, h, w] to [n, h, w, channels] in single precision; nothing is copied where it is so already.
    /// </summary>
    public static torch.Tensor Of(torch.Tensor images)
    {
        using var scope = torch.NewDisposeScope();
        return images.permute(0, 2, 3, 1).to_type(torch.float32).contiguous().MoveToOuterDisposeScope();
    }

    /// <summary>The values where they lie; good as long as the tensor.</summary>
    /// <param name="rows">In single precision, in the order of its axes.</param>
    public static Span<float> Values(torch.Tensor rows) => MemoryMarshal.Cast<byte, float>(rows.bytes);

    /// <summary>New feature maps out of their matrix, written where they lie if they are channels last.</summary>
    /// <param name="like">[n, channels, h, w], whose type and order in memory they get.</param>
    /// <param name="write">Writes the matrix.</param>
    public static torch.Tensor Images(torch.Tensor like, Writer write)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var images = torch.empty_like(like);
        var rows = Of(images);
        write(Values(rows));
        return (LiesAs(rows, images) ? images : images.copy_(rows.permute(0, 3, 1, 2))).MoveToOuterDisposeScope();
    }

    // Whether the matrix is the memory of the feature maps and no copy.
    private static bool LiesAs(torch.Tensor rows, torch.Tensor images) =>
        images.dtype == rows.dtype && images.permute(0, 2, 3, 1).is_contiguous();
}

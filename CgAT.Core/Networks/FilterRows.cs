using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Core.Networks;

/// <summary>
/// Filters that lie in memory as images do, channels last, as <see cref="SmallImages"/> takes them: where they lie
/// otherwise, each of its passes, forward and back, begins with a copy of them, which for 512 channels takes most of the
/// time.
/// </summary>
internal static class FilterRows
{
    /// <summary>Lays out the filters of a convolution so; no value changes.</summary>
    /// <param name="layer">The convolution.</param>
    /// <returns>The same one.</returns>
    public static Conv2d Lay(Conv2d layer)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var before = layer.weight;
        var (channels, rows, columns) = (before.shape[1], before.shape[2], before.shape[3]);

        // A view of rows would be refused wherever weights are changed in place.
        var after = torch.empty_strided(
            before.shape, [rows * columns * channels, 1, columns * channels, channels], before.dtype, before.device);
        layer.weight = new Parameter(after.copy_(before).MoveToOuterDisposeScope(), before.requires_grad);
        before.Dispose();
        return layer;
    }
}

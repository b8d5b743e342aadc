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
        var after = ChannelsLast.Empty(before.shape, before).copy_(before);
        layer.weight = new Parameter(after.MoveToOuterDisposeScope(), before.requires_grad);
        before.Dispose();
        return layer;
    }
}

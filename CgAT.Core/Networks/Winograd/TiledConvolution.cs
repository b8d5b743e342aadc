using System.Runtime.Intrinsics;

namespace CgAT.Core.Networks.Winograd;

/// <summary>
/// Convolutions with 3x3 filters, stride 1 and a border of one zero, and their gradients. The thread that asks for one shares
/// it with its <see cref="Numerics.Crew"/>; the bits do not depend on that.
/// </summary>
internal abstract unsafe class TiledConvolution
{
    /// <summary>With the widest vectors of this processor; the bits do not depend on that.</summary>
    public static TiledConvolution Widest { get; } = Vector512.IsHardwareAccelerated
        ? new TiledConvolution<SixteenLanes, Vector512<float>>()
        : new TiledConvolution<EightLanes, Vector256<float>>();

    /// <summary>How many numbers <see cref="Prepare"/> makes of filters.</summary>
    public static nint PreparedLength(in FilterPlaces places) =>
        Tiles.Products * Tiles.Next(places.Inputs, places.Outputs);

    /// <summary>Transforms filters: for those that are used more than once.</summary>
    /// <param name="places">The filters.</param>
    /// <param name="into">Where they go, in an order that depends on the vectors' width.</param>
    public abstract void Prepare(FilterPlaces places, float* into);

    /// <summary>The outputs.</summary>
    /// <param name="pass">From where to where.</param>
    /// <param name="places">The filters, from as many inputs to as many outputs.</param>
    public abstract void Convolve(TilePass pass, FilterPlaces places);

    /// <summary>The gradients of the filters and of the bias.</summary>
    /// <param name="pass">The images.</param>
    /// <param name="slopes">[n, h, w, outputs]: the gradient of the outputs.</param>
    /// <param name="filters">Where the gradient of the filters goes.</param>
    /// <param name="bias">[outputs]: where that of the bias goes; null where there is none.</param>
    public abstract void Weights(TilePass pass, float* slopes, FilterPlaces filters, float* bias);

    /// <summary>The gradient of all outputs out of that of the greatest of each 2x2.</summary>
    /// <param name="tiles">The images' sizes.</param>
    /// <param name="slopes">[n, h / 2, w / 2, channels].</param>
    /// <param name="choices">[n, h / 2, w / 2, channels]: which of its 2x2 each is, from 1 on, and 0 for none.</param>
    /// <param name="channels">How many channels.</param>
    /// <param name="into">[n, h, w, channels].</param>
    public abstract void Unpool(in Tiles tiles, float* slopes, float* choices, int channels, float* into);
}

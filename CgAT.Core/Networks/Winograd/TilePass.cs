namespace CgAT.Core.Networks.Winograd;

/// <summary>What one pass over images reads and writes; images are channels last.</summary>
internal readonly unsafe struct TilePass
{
    /// <summary>The images' sizes.</summary>
    public required Tiles Tiles { get; init; }

    /// <summary>[n, h, w, <see cref="Inputs"/>].</summary>
    public required float* Images { get; init; }

    /// <summary>Channels of the images, a multiple of 32.</summary>
    public required int Inputs { get; init; }

    /// <summary>Whether values of the images that are less than 0 count as 0.</summary>
    public bool Rectified { get; init; }

    /// <summary>Channels of the outputs, a multiple of 32.</summary>
    public required int Outputs { get; init; }

    /// <summary>The filters as <see cref="TiledConvolution.Prepare"/> makes them, or null if they are yet to be.</summary>
    public float* Filters { get; init; }

    /// <summary>[<see cref="Outputs"/>], or null for zeros.</summary>
    public float* Bias { get; init; }

    /// <summary>
    /// [n, h, w, <see cref="Outputs"/>]: where this is 0 or less, outputs are 0. Null for all as they are.
    /// </summary>
    public float* Gates { get; init; }

    /// <summary>
    /// Whether of each 2x2 outputs only the greatest is written, and 0 where it is less.
    /// </summary>
    public bool Pooled { get; init; }

    /// <summary>[n, h / 2, w / 2, <see cref="Outputs"/>]: which of its 2x2 each is, from 1 on; or null.</summary>
    public float* Choices { get; init; }

    /// <summary>[n, h, w, <see cref="Outputs"/>], or [n, h / 2, w / 2, <see cref="Outputs"/>].</summary>
    public float* Into { get; init; }
}

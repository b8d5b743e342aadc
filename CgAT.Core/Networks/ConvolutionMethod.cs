namespace CgAT.Core.Networks;

/// <summary>How convolutions are computed where there is a choice; the results differ by rounding.</summary>
public enum ConvolutionMethod
{
    /// <summary>By libtorch and its libraries.</summary>
    Libtorch,

    /// <summary>
    /// On the CPU, 3x3 filters of stride 1 by Winograd's minimal filtering, with kernels of this program that run on one
    /// thread a shard and have the same bits on every processor; docs/performance.md says how fast they are.
    /// </summary>
    Winograd,
}

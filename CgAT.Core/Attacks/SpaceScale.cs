using CgAT.Core.Networks;
using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Attacks;

/// <summary>How large a normalised pixel is in [0, 1].</summary>
internal static class SpaceScale
{
    /// <summary>[3, 1, 1]: the deviations by channel.</summary>
    public static torch.Tensor Of(torch.Device device, torch.ScalarType type = torch.ScalarType.Float32) =>
        OwnMemory.Of([.. HashNetwork.Deviation], [3, 1, 1], device).to_type(type);
}

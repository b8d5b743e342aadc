using static TorchSharp.torch;

namespace CgAT.Core.Data;

/// <summary>Images of a batch that were asked for and may not be there yet. Disposing of it gives up what was not taken.</summary>
public interface IPendingImages : IDisposable
{
    /// <summary>
    /// Waits for the images, once: float32 [n, 3, Height, Width] in [0, 1], RGB, with the strides of the channels-last
    /// layout. They belong to the caller's dispose scope.
    /// </summary>
    /// <exception cref="Errors.UserErrorException">CGAT02xx: an image can't be read.</exception>
    Tensor Take();
}

using TorchSharp;

namespace CgAT.Core.Networks;

/// <summary>
/// What images go through before a network is shown them; part of the model, so attacks go through it too.
/// </summary>
public interface IInputTransform
{
    /// <summary>The images that the network is shown.</summary>
    /// <param name="images">[n, 3, h, w] in [0, 1].</param>
    /// <returns>The same shape and range; belongs to the caller's dispose scope.</returns>
    torch.Tensor Apply(torch.Tensor images);
}

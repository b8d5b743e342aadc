using CgAT.Core.Networks;
using TorchSharp;

namespace CgAT.Core.Defenses;

/// <summary>
/// Shows the network what another transform makes of images, and passes gradients on as if it had changed nothing:
/// <code>
/// x -> T(x),   gradient of x = gradient of T(x)
/// </code>
/// For a transform that rounds, the gradient of the same without rounding: of <see cref="BitDepthReduction"/> it is the
/// identity, and of <see cref="JpegCompression"/>, whose cosine transform and its inverse cancel. That is BPDA
/// (Athalye, Carlini and Wagner, ICML 2018), by which an attack sees through a masked gradient.
/// </summary>
/// <param name="transform">What images go through.</param>
public sealed class StraightThrough(IInputTransform transform) : IInputTransform
{
    /// <inheritdoc/>
    public torch.Tensor Apply(torch.Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        using var scope = torch.NewDisposeScope();
        using var shown = transform.Apply(images).detach();

        // x - x is 0 to the last bit, so that the values are those of the transform alone.
        return (shown + (images - images.detach())).MoveToOuterDisposeScope();
    }
}

using TorchSharp;

namespace CgAT.Core.Attacks.Rules;

/// <summary>A walk of a batch of images that begins: what rules may need to know of it.</summary>
/// <param name="Images">[n, 3, h, w]: the images.</param>
/// <param name="Steps">Budget and steps.</param>
/// <param name="Keys">The draws of the walk's images.</param>
internal sealed record Walk(torch.Tensor Images, GradientSteps Steps, WalkKeys Keys)
{
    /// <summary>Where the walk stays; belongs to the dispose scope in which the walk was made.</summary>
    public PerturbationBall Ball { get; } = new(Images, Steps.Ball);

    /// <summary>A change in pixels of the steps' space as one in pixels of [0, 1].</summary>
    public torch.Tensor InUnitPixels(torch.Tensor change) =>
        Steps.Space == PixelSpace.Unit ? change : change.mul(SpaceScale.Of(change.device));
}

namespace CgAT.Core.Attacks.Moves;

/// <summary>How a direction of ascent becomes the change that is taken off an image.</summary>
public abstract record GradientMove
{
    /// <summary>Begins a walk of images.</summary>
    /// <param name="images">Of the shape and strides that changes have.</param>
    /// <param name="step">The length of a step.</param>
    internal abstract IMover Begin(TorchSharp.torch.Tensor images, double step);
}

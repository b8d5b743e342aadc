using TorchSharp;

namespace CgAT.Core.Numerics;

/// <summary>
/// Gradients whose mistakes are exceptions: where an output has no gradient or does not depend on an input, libtorch's
/// binding would end the process instead.
/// </summary>
internal static class Gradients
{
    [ThreadStatic]
    private static bool s_ofImagesAlone;

    /// <summary>
    /// Whether what runs backward on this thread is on its way to images and to no weights: functions of ours, which
    /// libtorch does not tell what it will drop, need not compute the gradients of weights.
    /// </summary>
    public static bool AreOfImagesAlone => s_ofImagesAlone;

    /// <summary>The gradient of a number with respect to images.</summary>
    /// <param name="output">What is differentiated.</param>
    /// <param name="images">With respect to what; no weights.</param>
    /// <exception cref="NoGradientException">The output does not depend on the images.</exception>
    public static torch.Tensor OfImages(torch.Tensor output, torch.Tensor images)
    {
        s_ofImagesAlone = true;
        try
        {
            return Of([output], [images])[0];
        }
        finally
        {
            s_ofImagesAlone = false;
        }
    }

    /// <summary>The gradients of outputs with respect to inputs.</summary>
    /// <param name="outputs">What is differentiated.</param>
    /// <param name="inputs">With respect to what.</param>
    /// <param name="slopes">What each output is weighted with, of its shape; null for scalar outputs.</param>
    /// <exception cref="NoGradientException">The outputs do not depend on an input.</exception>
    public static IList<torch.Tensor> Of(
        IReadOnlyList<torch.Tensor> outputs,
        IReadOnlyList<torch.Tensor> inputs,
        IReadOnlyList<torch.Tensor>? slopes = null)
    {
        if (outputs.All(output => output.requires_grad))
        {
            var gradients = torch.autograd.grad(
                [.. outputs], [.. inputs], slopes is null ? null : [.. slopes], allow_unused: true);
            if (gradients.All(gradient => !gradient.IsInvalid))
            {
                return gradients;
            }
        }

        throw new NoGradientException("what is differentiated does not depend on every input");
    }
}

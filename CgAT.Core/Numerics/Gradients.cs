using TorchSharp;

namespace CgAT.Core.Numerics;

/// <summary>
/// Gradients whose mistakes are exceptions: where an output has no gradient or does not depend on an input, libtorch's
/// binding would end the process instead.
/// </summary>
internal static class Gradients
{
    [ThreadStatic]
    private static IReadOnlyList<torch.Tensor>? s_wanted;

    /// <summary>
    /// Whether a tensor is among those with respect to which <see cref="Of"/> differentiates on this thread, on which its
    /// whole way back is: functions of ours, which libtorch does not tell what it will drop, need not compute the rest.
    /// True where something else asks for gradients.
    /// </summary>
    public static bool Wants(torch.Tensor tensor) =>
        s_wanted?.Any(wanted => ReferenceEquals(wanted, tensor)) != false;

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
            var before = s_wanted;
            s_wanted = inputs;
            try
            {
                var gradients = torch.autograd.grad(
                    [.. outputs], [.. inputs], slopes is null ? null : [.. slopes], allow_unused: true);
                if (gradients.All(gradient => !gradient.IsInvalid))
                {
                    return gradients;
                }
            }
            finally
            {
                s_wanted = before;
            }
        }

        throw new NoGradientException("what is differentiated does not depend on every input");
    }
}

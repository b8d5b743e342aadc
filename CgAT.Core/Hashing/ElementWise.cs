using TorchSharp;

namespace CgAT.Core.Hashing;

/// <summary>
/// Functions of single values in forms that libtorch's meta device has, gradients included: it lacks the absolute
/// value, and the gradient of a clamp. Values and gradients are those of libtorch's own functions to the bit.
/// </summary>
internal static class ElementWise
{
    /// <summary>|x|, whose gradient at 0 is 0.</summary>
    public static torch.Tensor Absolute(torch.Tensor x) => x * x.detach().sign();

    /// <summary>min(x, bound); the gradient is 0 above the bound.</summary>
    public static torch.Tensor AtMost(torch.Tensor x, double bound) => x.masked_fill(x.gt(bound), bound);

    /// <summary>max(x, bound); the gradient is 0 below the bound.</summary>
    public static torch.Tensor AtLeast(torch.Tensor x, double bound) => x.masked_fill(x.lt(bound), bound);
}

using CgAT.Core.Hashing;
using TorchSharp;

namespace CgAT.Core.Attacks.Rules;

/// <summary>
/// The momentum that the FGSM family shares: m ← decay · m + g / mean |g|, the mean over an image; a gradient of 0 adds
/// nothing. Papers divide by the sum, of which signed steps see nothing.
/// </summary>
/// <param name="images">Of the shape and strides of gradients.</param>
/// <param name="decay">How much of the momentum stays, at least 0.</param>
internal sealed class Momentum(torch.Tensor images, double decay)
{
    private readonly torch.Tensor _value = torch.zeros_like(images);

    /// <summary>The momentum so far.</summary>
    public torch.Tensor Value => _value;

    /// <summary>Takes a gradient in.</summary>
    /// <returns>The new momentum, as a tensor of the caller's.</returns>
    public torch.Tensor Add(torch.Tensor gradient)
    {
        var mean = ElementWise.Absolute(gradient).mean([1, 2, 3], keepdim: true).clamp_min_(1e-37);
        return _value.mul_(decay).add_(gradient.div(mean)).clone();
    }
}

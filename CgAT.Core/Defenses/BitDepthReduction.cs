using CgAT.Core.Networks;
using TorchSharp;

namespace CgAT.Core.Defenses;

/// <summary>
/// Rounds the values of pixels to fewer bits (feature squeezing, Xu, Evans and Qi, NDSS 2018):
/// <code>
/// x -> round( (2^bits - 1) · x ) / (2^bits - 1)
/// </code>
/// Its gradient is 0 wherever it has one, so attacks by gradients are blind: a defence that masks, and does not defend.
/// <see cref="StraightThrough"/> shows them what is behind it.
/// </summary>
public sealed class BitDepthReduction : IInputTransform
{
    private readonly double _levels;

    /// <summary>Rounds to a number of bits.</summary>
    /// <param name="bits">1 to 8.</param>
    public BitDepthReduction(int bits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bits, 8);
        _levels = (1 << bits) - 1;
    }

    /// <inheritdoc/>
    public torch.Tensor Apply(torch.Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        return (images * _levels).round_().div_(_levels);
    }
}

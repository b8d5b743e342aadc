using TorchSharp;

namespace CgAT.Core.Hashing;

/// <summary>CSQ (Yuan et al., CVPR 2020), as in the official CgAT code (method section 4).</summary>
/// <remarks>
/// With c the code of an image's classes (<see cref="DrawnCenters.Hadamard"/>, <see cref="ClassCenters"/>),
/// <code>
/// L = - mean log( (1 + u c) / 2 )  +  q · mean (|u| - 1)²,    q = 1e-4
/// </code>
/// The first term is the binary cross-entropy of (u + 1)/2 and (c + 1)/2, cut off at 100 as libtorch's. SAAT has
/// q = 0.05, and CSQ-C has q = 0 and <see cref="WassersteinLoss"/>.
/// </remarks>
public sealed class CsqLoss : IHashingLoss
{
    private const double LargestEntropy = 100;
    private const double LeastProbability = 1e-30;

    private readonly double _quantization;
    private readonly ClassCenters _centers;

    /// <summary>The loss at the start of a phase.</summary>
    /// <param name="quantization">The weight q, at least 0.</param>
    /// <param name="redrawn">Whether each phase has centers of its own, as in the official code.</param>
    /// <param name="start">Sizes, and the key of the centers.</param>
    public CsqLoss(double quantization, bool redrawn, HashingLossStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        _quantization = quantization;
        _centers = new ClassCenters(DrawnCenters.Hadamard, redrawn, start);
    }

    /// <summary>"centers" [classes, bits] and "tie" [1, bits], of -1 and +1.</summary>
    public HashingLossState State => _centers.State;

    /// <inheritdoc/>
    public bool CouplesImages => false;

    /// <inheritdoc/>
    public HashingLossTerms Compute(torch.Tensor relaxed, HashingBatch batch, CodeBank bank)
    {
        ArgumentNullException.ThrowIfNull(relaxed);
        ArgumentNullException.ThrowIfNull(batch);
        using var scope = torch.NewDisposeScope();
        var probability = ((relaxed * _centers.Of(batch.Labels)) + 1) * 0.5;
        var entropy = -ElementWise.AtLeast(probability, LeastProbability).log();
        var similarity = entropy.masked_fill(probability.lt(LeastProbability), LargestEntropy).mean();
        var error = ElementWise.Absolute(relaxed) - 1;
        var quantized = (error * error).mean() * _quantization;
        return new HashingLossTerms(similarity.MoveToOuterDisposeScope(), quantized.MoveToOuterDisposeScope());
    }
}

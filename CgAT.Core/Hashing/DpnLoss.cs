using TorchSharp;

namespace CgAT.Core.Hashing;

/// <summary>DPN (Fan et al., IJCAI 2020), as in SAAT's port.</summary>
/// <remarks>
/// With c the code of an image's classes (<see cref="DrawnCenters.Balanced"/>, <see cref="ClassCenters"/>),
/// <code>
/// L = mean max(0, m - u c),    m = 1
/// </code>
/// Of the paper's variants, centers are drawn once and not adapted, and codes have no third value.
/// </remarks>
public sealed class DpnLoss : IHashingLoss
{
    private readonly double _margin;
    private readonly ClassCenters _centers;

    /// <summary>The loss at the start of a phase.</summary>
    /// <param name="margin">m, above 0; at 1 and above it, relaxed codes within [-1, 1] never reach it.</param>
    /// <param name="start">Sizes, and the key of the centers.</param>
    public DpnLoss(double margin, HashingLossStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        _margin = margin;
        _centers = new ClassCenters(DrawnCenters.Balanced, redrawn: false, start);
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
        var missing = _margin - (relaxed * _centers.Of(batch.Labels));
        return new HashingLossTerms(
            ElementWise.AtLeast(missing, 0).mean().MoveToOuterDisposeScope(),
            torch.zeros([], device: relaxed.device).MoveToOuterDisposeScope());
    }
}

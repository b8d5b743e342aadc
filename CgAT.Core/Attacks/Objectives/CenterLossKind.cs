namespace CgAT.Core.Attacks.Objectives;

/// <summary>Which loss attacks on center codes lower.</summary>
public enum CenterLossKind
{
    /// <summary>The mean over all bits (<see cref="Losses.GuidedLoss"/>), as in CgAT.</summary>
    Plain,

    /// <summary>The weighted one over the bits that an image has left (<see cref="Losses.WeightedLoss"/>).</summary>
    Weighted,

    /// <summary>
    /// The same divided by the bits that the whole batch has left, as SAAT's code has it: the images of a batch change one
    /// another's losses, and a batch is not split over threads.
    /// </summary>
    WeightedOverBatch,
}

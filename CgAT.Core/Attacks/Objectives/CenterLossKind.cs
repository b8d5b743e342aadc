namespace CgAT.Core.Attacks.Objectives;

/// <summary>Which loss attacks on center codes lower.</summary>
public enum CenterLossKind
{
    /// <summary>The mean over all bits (<see cref="Losses.GuidedLoss"/>), as in CgAT.</summary>
    Plain,

    /// <summary>The weighted one over the bits that are left (<see cref="Losses.WeightedLoss"/>), as in SAAT.</summary>
    Weighted,
}

namespace CgAT.Experiments.Reports.Page;

/// <summary>What the best of a place is held against, query by query.</summary>
/// <param name="Group">The rival.</param>
/// <param name="Compared">The best less the rival; null where queries can't be paired.</param>
/// <param name="Hindrance">Why they can't; null where nothing is known to hinder.</param>
internal sealed record RankedRival(SeedGroup Group, ComparedDefenses? Compared, string? Hindrance)
{
    private const double Significant = 0.05;

    /// <summary>
    /// Whether queries tell the two apart at the 5 % level; null where they were not asked.
    /// </summary>
    public bool? IsApart => Compared?.Difference.PValue is { } chance ? chance < Significant : null;
}

namespace CgAT.Experiments.Reports.Page;

/// <summary>What the best of a place is held against, query by query.</summary>
/// <param name="Group">The rival.</param>
/// <param name="Compared">The best less the rival; null where queries can't be paired.</param>
/// <param name="Hindrance">Why they can't; null where nothing is known to hinder.</param>
internal sealed record RankedRival(SeedGroup Group, ComparedDefenses? Compared, string? Hindrance)
{
    private const double Significant = 0.05;

    /// <summary>What the queries say of the two, at the 5 % level.</summary>
    public RankedRivalry Rivalry => Compared?.Difference switch
    {
        null or { Difference: null } => RankedRivalry.NotCompared,
        { PValue: not < Significant } => RankedRivalry.Tied,
        { Difference: > 0 } => RankedRivalry.Beaten,
        _ => RankedRivalry.Ahead,
    };
}

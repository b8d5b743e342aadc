namespace CgAT.Experiments.Reports.Page;

/// <summary>How a rival stands beside the best, query by query.</summary>
internal enum RankedRivalry
{
    /// <summary>The queries can't be paired.</summary>
    NotCompared,

    /// <summary>The best is better, and by more than chance.</summary>
    Beaten,

    /// <summary>The queries don't tell the two apart.</summary>
    Tied,

    /// <summary>The rival is better on the queries of the seeds that both have, though its mean over all is lower.</summary>
    Ahead,
}

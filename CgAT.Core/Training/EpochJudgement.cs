namespace CgAT.Core.Training;

/// <summary>What is thought of the weights after an epoch.</summary>
public sealed record EpochJudgement
{
    /// <summary>How good they are, the more the better; null where nothing tells, and the last ones count.</summary>
    public double? Score { get; init; }

    /// <summary>
    /// By how much the agreement of attacked codes with their center codes, in [-1, 1], is larger under the attack of
    /// training than under a strong one; null where it was not measured.
    /// </summary>
    public double? Gap { get; init; }

    /// <summary>Whether training has gone astray: it ends, and the weights of before count.</summary>
    public bool IsAstray { get; init; }
}

namespace CgAT.Experiments.Execution;

/// <summary>
/// What a run's tables were when they were written last: a run whose record holds is known to be finished without a
/// look at its stages.
/// </summary>
internal sealed record RunRecord
{
    /// <summary>The digest of all that the tables were made of besides the stages (<see cref="RunRecords"/>).</summary>
    public required string Made { get; init; }

    /// <summary>The digest of each table's file, by the table's name.</summary>
    public required Dictionary<string, string> Tables { get; init; }
}

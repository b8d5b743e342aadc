namespace CgAT.Experiments.Execution;

/// <summary>What an attempt at a run came to.</summary>
internal sealed record RunReport
{
    /// <summary>How many of its stages were computed now.</summary>
    public required int StagesComputed { get; init; }

    /// <summary>How many of its tables were written.</summary>
    public required int TablesWritten { get; init; }

    /// <summary>Why it came to no end; null where it did.</summary>
    public RunFailure? Failure { get; init; }

    /// <summary>An attempt that came to nothing.</summary>
    public static RunReport Failed(RunFailure failure, int stagesComputed = 0) =>
        new() { StagesComputed = stagesComputed, TablesWritten = 0, Failure = failure };
}

using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Reports;

/// <summary>Two runs, or two defences of two folders with the seeds that both were run with.</summary>
public sealed record ComparedRuns
{
    /// <summary>What the first one is: a run's id, or a defence and its place in a sweep.</summary>
    public required string First { get; init; }

    /// <summary>What the second one is.</summary>
    public required string Second { get; init; }

    /// <summary>The settings that are not alike.</summary>
    public required IReadOnlyList<SpecDifference> Settings { get; init; }

    /// <summary>In what the numerics contract and the program are not alike; empty where they are.</summary>
    public required IReadOnlyList<string> Contract { get; init; }

    /// <summary>
    /// The same queries under both, clean and under each attack that both have; none where queries, or the
    /// cut of the ranking, differ.
    /// </summary>
    public required IReadOnlyList<ComparedDefenses> Queries { get; init; }

    /// <summary>Why there are none, where there are none; null otherwise.</summary>
    public string? Hindrance { get; init; }
}

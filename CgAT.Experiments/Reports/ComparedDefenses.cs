using CgAT.Core.Retrieval;

namespace CgAT.Experiments.Reports;

/// <summary>By how much the average precision of the same queries differs between two defences.</summary>
public sealed record ComparedDefenses
{
    /// <summary>The experiment.</summary>
    public required string Experiment { get; init; }

    /// <summary>Where both stand in its sweep, such as "bits 16"; empty where it has none.</summary>
    public required string Place { get; init; }

    /// <summary>The label of the attack; null for clean queries.</summary>
    public required string? Attack { get; init; }

    /// <summary>The cut of the ranking.</summary>
    public required int K { get; init; }

    /// <summary>The seeds that both were run with, of which there is at least one.</summary>
    public required IReadOnlyList<long> Seeds { get; init; }

    /// <summary>MAP@k of the first over queries and seeds, in [0, 1].</summary>
    public required double First { get; init; }

    /// <summary>MAP@k of the second.</summary>
    public required double Second { get; init; }

    /// <summary>The second less the first. A query is the unit, and its value is the mean over the seeds.</summary>
    public required PairedDifference Difference { get; init; }

    /// <summary>What speaks against the attack on either, if anything does.</summary>
    public required IReadOnlyList<string> Doubts { get; init; }

    /// <summary>The same, told to be at another place; F# has no 'with' for it.</summary>
    public ComparedDefenses At(string place) => this with { Place = place };
}

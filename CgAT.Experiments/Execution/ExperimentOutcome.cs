using CgAT.Experiments.Planning;

namespace CgAT.Experiments.Execution;

/// <summary>What an experiment came to.</summary>
public sealed record ExperimentOutcome
{
    /// <summary>What was planned.</summary>
    public required ExperimentPlan Plan { get; init; }

    /// <summary>The runs, in the order of the plan.</summary>
    public required IReadOnlyList<RunOutcome> Runs { get; init; }

    /// <summary>How many stages were computed; the others were there already.</summary>
    public required int StagesComputed { get; init; }

    /// <summary>How many table files were written; 0 where all of them were there and right.</summary>
    public required int TablesWritten { get; init; }

    /// <summary>Where the tables are.</summary>
    public required string ResultsFolder { get; init; }
}

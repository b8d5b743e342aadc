using CgAT.Core.Errors;
using CgAT.Experiments.Planning;

namespace CgAT.Experiments.Execution;

/// <summary>What an experiment came to.</summary>
public sealed record ExperimentOutcome
{
    /// <summary>What was planned.</summary>
    public required ExperimentPlan Plan { get; init; }

    /// <summary>
    /// The runs, in the order of the plan; those that failed too, but not those that a failure kept from being computed.
    /// </summary>
    public required IReadOnlyList<RunOutcome> Runs { get; init; }

    /// <summary>How many stages were computed; the others were there already.</summary>
    public required int StagesComputed { get; init; }

    /// <summary>How many table files were written; 0 where all of them were there and right.</summary>
    public required int TablesWritten { get; init; }

    /// <summary>Where the tables are.</summary>
    public required string ResultsFolder { get; init; }

    /// <summary>The runs that failed.</summary>
    public IEnumerable<RunOutcome> Failed => Runs.Where(run => run.Failure is not null);

    /// <summary>This outcome, unless a run failed.</summary>
    /// <exception cref="UserErrorException">What went wrong, of all runs that failed; all others are
    /// finished.</exception>
    public ExperimentOutcome RequireSuccess()
    {
        var diagnostics = Failed.SelectMany(run => run.Failure?.Diagnostics ?? []).Distinct().ToArray();
        return diagnostics.Length == 0 ? this : throw new UserErrorException(diagnostics);
    }
}

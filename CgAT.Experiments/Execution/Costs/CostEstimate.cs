namespace CgAT.Experiments.Execution.Costs;

/// <summary>
/// About how long the stages of a plan that are not finished will take on this machine, by what was measured.
/// </summary>
public sealed record CostEstimate
{
    /// <summary>Seconds of each stage that is to be computed, by its key.</summary>
    public required IReadOnlyDictionary<string, double> Seconds { get; init; }

    /// <summary>On how many finished stages of the store it rests; 0 where a trial was made instead.</summary>
    public required int FinishedStages { get; init; }

    /// <summary>How long the trial trained, in seconds; 0 without one.</summary>
    public required double TrialSeconds { get; init; }

    /// <summary>Seconds of all stages, one after another.</summary>
    public double Total => Seconds.Values.Sum();
}

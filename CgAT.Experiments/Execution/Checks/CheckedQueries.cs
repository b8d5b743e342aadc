namespace CgAT.Experiments.Execution.Checks;

/// <summary>What the checks of a model came to.</summary>
public sealed record CheckedQueries
{
    /// <summary>The queries that they were made on: positions in the query list, ascending.</summary>
    public required IReadOnlyList<int> Queries { get; init; }

    /// <summary>Of each of these, how much farther the loss falls in twice the steps.</summary>
    public required IReadOnlyList<float> DoubledStepsGain { get; init; }

    /// <summary>Of each of these, how much farther the loss falls from another start.</summary>
    public required IReadOnlyList<float> RestartGain { get; init; }

    /// <summary>What each check found.</summary>
    public required IReadOnlyList<CheckFinding> Findings { get; init; }

    /// <summary>Whether no check speaks of masked gradients.</summary>
    public bool Passed => Findings.All(finding => finding.Passed != false);

    /// <summary>The names of the checks that failed.</summary>
    public IEnumerable<string> Failed =>
        Findings.Where(finding => finding.Passed == false).Select(finding => finding.Check);
}

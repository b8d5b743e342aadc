namespace CgAT.Experiments.Reports;

/// <summary>What a report is to tell of, and how.</summary>
public sealed record ReportRequest
{
    /// <summary>The results folder.</summary>
    public required string ResultsFolder { get; init; }

    /// <summary>
    /// The label of the attack that stands for robustness; null for the ensemble where there is one, else the least
    /// over all bounded attacks.
    /// </summary>
    public string? Attack { get; init; }

    /// <summary>Of how many queries an experiment there are pictures; 0 for none.</summary>
    public int Pictures { get; init; } = 4;

    /// <summary>Where the data set is, for pictures; null for where it was when the runs were made.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Is told what takes a while.</summary>
    public Action<string> Say { get; init; } = _ => { };
}

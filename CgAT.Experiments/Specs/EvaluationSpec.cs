namespace CgAT.Experiments.Specs;

/// <summary>What is measured.</summary>
public sealed record EvaluationSpec
{
    /// <summary>The depth of MAP@k.</summary>
    [Setting("The depth of MAP@k.", Min = 1, Max = 1_000_000_000)]
    public required int K { get; init; }

    /// <summary>Resamples of the bootstrap over queries.</summary>
    [Setting("Resamples of the bootstrap over queries, for the 95 % intervals.", Min = 100, Max = 1_000_000)]
    public required int BootstrapResamples { get; init; }

    /// <summary>Images that are encoded or attacked at once.</summary>
    [Setting("Images that are encoded or attacked at once.", Min = 1, Max = 65_536)]
    public required int BatchSize { get; init; }
}

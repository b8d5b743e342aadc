using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>How retrieval is measured.</summary>
public sealed record EvaluationSpec
{
    /// <summary>Length of the ranked list that mean average precision looks at.</summary>
    [Setting("Length of the ranked list that mean average precision looks at", Min = 1, Max = 1_000_000_000)]
    public required int K { get; init; }

    /// <summary>Resamples of the queries for the 95 % interval.</summary>
    [Setting("Resamples of the queries for the 95 % interval", Min = 100, Max = 1_000_000)]
    public required int BootstrapResamples { get; init; }

    /// <summary>Images in a batch when encoding.</summary>
    [Setting("Images in a batch when encoding", Min = 1, Max = 65_536)]
    public required int BatchSize { get; init; }
}

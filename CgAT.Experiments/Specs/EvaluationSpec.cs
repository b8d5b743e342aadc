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

    /// <summary>Further lengths of the ranked list at which precision and recall are measured.</summary>
    [Setting(
        "Further lengths of the ranked list at which precision and recall are measured",
        Optional = true, Min = 1, Max = 1_000_000_000, MinItems = 1, Increasing = true)]
    public IReadOnlyList<int>? PrecisionAt { get; init; }

    /// <summary>Hamming radius within which precision and recall are measured.</summary>
    [Setting("Hamming radius within which precision and recall are measured", Min = 0, Max = 1024, Otherwise = 2)]
    public int Radius { get; init; } = 2;

    /// <summary>Points of the precision-recall curve, at equal distances of recall up to 1; 0 for no curve.</summary>
    [Setting(
        "Points of the precision-recall curve, at equal distances of recall up to 1; 0 for no curve",
        Min = 0, Max = 100, Otherwise = 10)]
    public int RecallLevels { get; init; } = 10;
}

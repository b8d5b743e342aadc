namespace CgAT.Experiments.Reports;

/// <summary>A defence at a value of an axis.</summary>
internal sealed record SweptPoint
{
    /// <summary>The value; null where the defence stands nowhere on the axis.</summary>
    public required object? Value { get; init; }

    public required SeedSpread Clean { get; init; }

    public required SeedSpread Robust { get; init; }

    /// <summary>False where something speaks against an attack.</summary>
    public required bool IsReliable { get; init; }
}

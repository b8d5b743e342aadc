namespace CgAT.Experiments.Results;

/// <summary>Where a run stands on an axis of its sweep: a column of its own at the end of the table.</summary>
public sealed record RunAxis
{
    /// <summary>What the names of all such columns begin with.</summary>
    public const string Prefix = "axis_";

    /// <summary>The name of the column.</summary>
    public required string Column { get; init; }

    /// <summary>What the column holds in all runs of the sweep.</summary>
    public required AxisType Type { get; init; }

    /// <summary>A long, double, bool or text as the type says; null where the run stands nowhere on the axis.</summary>
    public required object? Value { get; init; }
}

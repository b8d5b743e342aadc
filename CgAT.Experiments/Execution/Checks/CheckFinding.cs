namespace CgAT.Experiments.Execution.Checks;

/// <summary>What a check for masked gradients found.</summary>
public sealed record CheckFinding
{
    /// <summary>The check, such as "more_epsilon".</summary>
    public required string Check { get; init; }

    /// <summary>What was measured; null where nothing was.</summary>
    public double? Value { get; init; }

    /// <summary>What the value may be at most; null where nothing was measured.</summary>
    public double? Limit { get; init; }

    /// <summary>Whether it holds; null where it could not be made.</summary>
    public bool? Passed => Value is { } value && Limit is { } limit ? value <= limit : null;

    /// <summary>How many queries it was made on.</summary>
    public required int Queries { get; init; }

    /// <summary>What was found, in words.</summary>
    public required string Finding { get; init; }

    /// <summary>Why it could not be made; null where it was.</summary>
    public string? Reason { get; init; }
}

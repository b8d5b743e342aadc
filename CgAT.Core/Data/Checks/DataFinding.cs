using CgAT.Core.Errors;

namespace CgAT.Core.Data.Checks;

/// <summary>Something about a data set that a reader of its numbers has to know.</summary>
public sealed record DataFinding
{
    /// <summary>What it is called in JSON, such as <c>unlabelled-queries</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Whether it must be mended before numbers mean anything; else it is a remark.</summary>
    public required bool IsFault { get; init; }

    /// <summary>How many rows, images or classes it is about, at least 1.</summary>
    public required int Count { get; init; }

    /// <summary>What was found, as a clause, such as "38 of 1,700 queries have no label".</summary>
    public required string Message { get; init; }

    /// <summary>What it does to MAP, as a clause.</summary>
    public required string Effect { get; init; }

    /// <summary>The first of what it is about.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>Of a fault: its first places, each with what to do; empty of a remark.</summary>
    public IReadOnlyList<Diagnostic> Places { get; init; } = [];
}

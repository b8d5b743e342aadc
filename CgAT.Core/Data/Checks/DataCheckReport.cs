using CgAT.Core.Errors;

namespace CgAT.Core.Data.Checks;

/// <summary>What a check of a data set came to.</summary>
public sealed record DataCheckReport
{
    /// <summary>How many rows the lists have, and how many classes.</summary>
    public required DataSize Size { get; init; }

    /// <summary>The digest of the data set; null where an image is missing or can't be read.</summary>
    public required string? Digest { get; init; }

    /// <summary>Whether there is a manifest; what it says was compared then.</summary>
    public required bool HasManifest { get; init; }

    /// <summary>All that was found, the faults first.</summary>
    public required IReadOnlyList<DataFinding> Findings { get; init; }

    /// <summary>The places of all faults, some of each kind; empty where there is none.</summary>
    public IReadOnlyList<Diagnostic> Faults => [.. Findings.SelectMany(finding => finding.Places)];
}

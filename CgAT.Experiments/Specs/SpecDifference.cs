namespace CgAT.Experiments.Specs;

/// <summary>A setting that two specs do not have alike.</summary>
public sealed record SpecDifference
{
    /// <summary>The setting, items of lists by their labels: <c>defense.cgat.lambda</c>.</summary>
    public required string Path { get; init; }

    /// <summary>What the first spec has, as TOML writes it; null where it has nothing there.</summary>
    public required string? Before { get; init; }

    /// <summary>What the second spec has.</summary>
    public required string? After { get; init; }

    /// <summary>Whether the setting is no part of the science, so that the difference changes no id.</summary>
    public required bool Cosmetic { get; init; }
}

using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Reproduction;

/// <summary>Why a run is another one than the finished run that it resembles most.</summary>
public sealed record RunExplanation
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>Whether it is finished itself.</summary>
    public required bool IsFinished { get; init; }

    /// <summary>The other finished run with the fewest differences; null where there is none.</summary>
    public required string? Nearest { get; init; }

    /// <summary>
    /// In what the run differs from the nearest one: settings in the order of the language, before being the nearest
    /// one's, then the numerics contract.
    /// </summary>
    public required IReadOnlyList<SpecDifference> Differences { get; init; }

    /// <summary>The run's stages that the nearest one has too, by their titles.</summary>
    public required IReadOnlyList<string> Shared { get; init; }

    /// <summary>
    /// The run's stages that the nearest one does not have, by their titles; the first is where they part.
    /// </summary>
    public required IReadOnlyList<string> Own { get; init; }
}

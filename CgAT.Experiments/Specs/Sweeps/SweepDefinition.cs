using CgAT.Experiments.Specs.Reading;

namespace CgAT.Experiments.Specs.Sweeps;

/// <summary>What a spec sweeps over, every value checked by itself.</summary>
internal sealed record SweepDefinition
{
    /// <summary>Where the sweep stands, for what is wrong with it as a whole.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>
    /// True where the command line has changed axes, so that what the spec excludes may be gone already.
    /// </summary>
    public required bool IsOverridden { get; init; }

    /// <summary>
    /// Every setting that some point gives a value to: those of the axes, then those that only included points give.
    /// </summary>
    public required IReadOnlyList<SweptSetting> Settings { get; init; }

    /// <summary>The axes, whose product is swept; the last one goes fastest.</summary>
    public required IReadOnlyList<SweepAxis> Axes { get; init; }

    /// <summary>Points beside the product.</summary>
    public required IReadOnlyList<SweepInclude> Includes { get; init; }

    /// <summary>What is left out of the product.</summary>
    public required IReadOnlyList<SweepExclude> Excludes { get; init; }
}

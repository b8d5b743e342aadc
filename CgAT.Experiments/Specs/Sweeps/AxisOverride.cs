using CgAT.Experiments.Specs.Reading;

namespace CgAT.Experiments.Specs.Sweeps;

/// <summary>An axis that the command line gives.</summary>
/// <param name="Parts">The path of the setting.</param>
/// <param name="PathSpan">Where the path stands.</param>
/// <param name="Values">The values.</param>
internal sealed record AxisOverride(
    IReadOnlyList<PathPart> Parts, TextSpan PathSpan, IReadOnlyList<SourceNode> Values);

using CgAT.Experiments.Specs.Reading;

namespace CgAT.Experiments.Specs.Sweeps;

/// <summary>A value for the setting that a path names.</summary>
/// <param name="Target">The setting.</param>
/// <param name="PathSpan">Where the path stands.</param>
/// <param name="Value">The value.</param>
internal sealed record PathEdit(PathTarget Target, TextSpan PathSpan, SourceNode Value);

using CgAT.Experiments.Specs.Reading;

namespace CgAT.Experiments.Specs.Sweeps;

/// <summary>A further point of a sweep.</summary>
/// <param name="Values">The id of the value of each setting that it gives, by the setting's index.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record SweepInclude(IReadOnlyDictionary<int, int> Values, TextSpan Span);

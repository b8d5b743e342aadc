namespace CgAT.Experiments.Specs.Sweeps;

/// <summary>A value of a setting.</summary>
/// <param name="Value">A bool, long, double or text; the canonical text of a list; null where it is not given.</param>
/// <param name="Text">The value for people, as it was written where that says more: <c>8/255</c>.</param>
/// <param name="Edit">What gives it; null for the spec's own.</param>
internal sealed record SweptValue(object? Value, string Text, PathEdit? Edit);

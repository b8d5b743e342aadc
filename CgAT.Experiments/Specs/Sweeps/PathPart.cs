using CgAT.Experiments.Specs.Reading;

namespace CgAT.Experiments.Specs.Sweeps;

/// <summary>A part of a path of a sweep or of the command line: a key, a label, or the index of an item.</summary>
/// <param name="Name">The key or label; null for an index.</param>
/// <param name="Index">The index, from 0; 0 for a key.</param>
/// <param name="Span">Where the part stands.</param>
internal sealed record PathPart(string? Name, int Index, TextSpan Span);

namespace CgAT.Experiments.Specs.Reading;

/// <summary>A key of a table, where it was written first, and its value.</summary>
internal sealed record SourceEntry(string Key, TextSpan KeySpan, SourceNode Value);

namespace CgAT.Experiments.Specs.Reading;

/// <summary>A stretch of a text, in UTF-16 code units from its beginning.</summary>
internal readonly record struct TextSpan(int Start, int Length);

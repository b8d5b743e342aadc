using CgAT.Core.Errors;

namespace CgAT.Experiments.Specs.Reading;

/// <summary>
/// A stretch of a text, in UTF-16 code units from its beginning; one of length 0 stands for the whole.
/// </summary>
internal readonly record struct TextSpan(SourceText Source, int Start, int Length)
{
    /// <summary>Where the stretch ends: the place of the first unit behind it.</summary>
    public int End => Start + Length;

    /// <summary>The stretch from where this one begins to where another one of the same text ends.</summary>
    public TextSpan To(TextSpan other) => this with { Length = other.End - Start };

    /// <summary>What is wrong here.</summary>
    public Diagnostic Diagnose(string code, string message, string remedy) =>
        Source.Diagnose(this, code, message, remedy);
}

namespace CgAT.Experiments.Specs.Reading;

/// <summary>A value of a TOML document with its place.</summary>
internal abstract class SourceNode(TextSpan span)
{
    public TextSpan Span { get; } = span;
}

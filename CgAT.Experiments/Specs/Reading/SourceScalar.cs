namespace CgAT.Experiments.Specs.Reading;

/// <summary>A bool, long, double or string; null for a date or time, which no setting takes.</summary>
internal sealed class SourceScalar(object? value, TextSpan span) : SourceNode(span)
{
    public object? Value { get; } = value;
}

namespace CgAT.Experiments.Specs.Reading;

/// <summary>An array, or the tables under equal <c>[[headers]]</c>.</summary>
internal sealed class SourceList(bool hasHeaders, TextSpan span) : SourceNode(span)
{
    /// <summary>True for tables under <c>[[headers]]</c>, which further headers may add to.</summary>
    public bool HasHeaders { get; } = hasHeaders;

    public List<SourceNode> Items { get; } = [];
}

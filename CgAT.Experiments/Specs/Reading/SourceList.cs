namespace CgAT.Experiments.Specs.Reading;

/// <summary>An array, or the tables under equal <c>[[headers]]</c>.</summary>
internal sealed class SourceList(bool hasHeaders, TextSpan span) : SourceNode(span)
{
    /// <summary>True for tables under <c>[[headers]]</c>, which further headers may add to.</summary>
    public bool HasHeaders { get; } = hasHeaders;

    public List<SourceNode> Items { get; init; } = [];

    /// <summary>A copy with one item changed; the list as it is where it has no such item.</summary>
    public SourceList With(int index, Func<SourceNode, SourceNode> change) => new(HasHeaders, Span)
    {
        Items = [.. Items.Select((item, at) => at == index ? change(item) : item)],
    };
}

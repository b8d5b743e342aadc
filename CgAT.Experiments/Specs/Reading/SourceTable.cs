namespace CgAT.Experiments.Specs.Reading;

/// <summary>A table however it was written: under a header, inline, or by dotted keys.</summary>
internal sealed class SourceTable(SourceTableOrigin origin, TextSpan span) : SourceNode(span)
{
    public SourceTableOrigin Origin { get; } = origin;

    /// <summary>True once a header of its own has named the table, which may happen once.</summary>
    public bool HasHeader { get; set; } = origin == SourceTableOrigin.Header;

    /// <summary>
    /// True where something that fills the table up could not be read, such as a preset that is not known: of keys that
    /// are not there nothing can be said then.
    /// </summary>
    public bool IsPartial { get; init; }

    public List<SourceEntry> Entries { get; init; } = [];

    public SourceEntry? Find(string key) => Entries.Find(entry => entry.Key == key);

    /// <summary>The text of an entry; null where there is none or it is no text.</summary>
    public string? Text(string key) => Find(key)?.Value is SourceScalar { Value: string text } ? text : null;

    /// <summary>The same table with other entries.</summary>
    public SourceTable With(IEnumerable<SourceEntry> entries, bool isPartial = false) => new(Origin, Span)
    {
        HasHeader = HasHeader,
        IsPartial = IsPartial || isPartial,
        Entries = [.. entries],
    };
}

namespace CgAT.Experiments.Specs.Reading;

/// <summary>A table however it was written: under a header, inline, or by dotted keys.</summary>
internal sealed class SourceTable(SourceTableOrigin origin, TextSpan span) : SourceNode(span)
{
    public SourceTableOrigin Origin { get; } = origin;

    /// <summary>True once a header of its own has named the table, which may happen once.</summary>
    public bool HasHeader { get; set; } = origin == SourceTableOrigin.Header;

    public List<SourceEntry> Entries { get; } = [];

    public SourceEntry? Find(string key) => Entries.Find(entry => entry.Key == key);
}

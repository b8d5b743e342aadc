namespace CgAT.Experiments.Results.Storage;

/// <summary>The key/value metadata in the footer of every table file.</summary>
internal static class FooterKeys
{
    public const string SchemaVersion = "cgat.schema_version";
    public const string Table = "cgat.table";
    public const string SpecId = "cgat.spec_id";
    public const string Spec = "cgat.spec";

    /// <summary>Of a compacted file alone, in the place of the spec: how many files it is made of.</summary>
    public const string Compacted = "cgat.compacted_files";
}

namespace CgAT.Experiments.Results.Storage;

/// <summary>The value types that a table may hold, with their names in Parquet: no unsigned, no decimals.</summary>
internal static class ValueTypeNames
{
    private static readonly Dictionary<Type, string> Names = new()
    {
        [typeof(int)] = "INT32",
        [typeof(long)] = "INT64",
        [typeof(double)] = "DOUBLE",
        [typeof(bool)] = "BOOLEAN",
    };

    public static bool Has(Type type) => Names.ContainsKey(type);

    public static string Of(Type type) => Names[type];
}

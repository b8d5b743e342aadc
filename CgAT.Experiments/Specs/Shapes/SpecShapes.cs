using System.Collections.Concurrent;
using System.Reflection;

namespace CgAT.Experiments.Specs.Shapes;

/// <summary>The shapes of the spec's records, read from their attributes once.</summary>
internal static class SpecShapes
{
    private static readonly ConcurrentDictionary<Type, RecordShape> Records = new();
    private static readonly ConcurrentDictionary<Type, UnionShape> Unions = new();

    /// <summary>The keys of all tags, such as <c>kind</c>.</summary>
    public static IReadOnlyList<string> TagKeys { get; } = [.. typeof(SpecShapes).Assembly.GetTypes()
        .Select(type => type.GetCustomAttribute<UnionTagAttribute>(inherit: false)?.Key)
        .OfType<string>()
        .Distinct()
        .Order(StringComparer.Ordinal)];

    public static RecordShape Record(Type type) => Records.GetOrAdd(type, RecordShape.Of);

    /// <summary>The union of an abstract record, or null for a record that stands alone.</summary>
    public static UnionShape? Union(Type type) => type.IsAbstract ? Unions.GetOrAdd(type, UnionShape.Of) : null;

    /// <summary>The records that a table of a type may be: those of a union, or the one that stands alone.</summary>
    public static IReadOnlyList<RecordShape> Variants(Type type) => Union(type)?.Variants ?? [Record(type)];

    /// <summary>The tag of a record type, such as <c>cgat</c>.</summary>
    public static string TagOf(Type type) => type.GetCustomAttribute<UnionTagAttribute>(inherit: false)!.Name;
}

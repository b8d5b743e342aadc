using System.Collections.Concurrent;
using System.Text;
using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Reading;

/// <summary>
/// The presets of this program: a file <c>Specs/Presets/KEY/NAME.toml</c> each, where the key is that of the tables
/// that it fills up, such as <c>optimizer</c>. A new one is a new file.
/// </summary>
internal static class SpecPresets
{
    private const string Prefix = "presets/";
    private const string Suffix = ".toml";

    private static readonly Dictionary<Type, string> Keys = KeysOf(typeof(ExperimentSpec));

    private static readonly ILookup<string, string> NamesByKey = typeof(SpecPresets).Assembly
        .GetManifestResourceNames()
        .Where(resource => resource.StartsWith(Prefix, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(resource => resource[Prefix.Length..^Suffix.Length].Split('/'))
        .ToLookup(parts => parts[0], parts => parts[1]);

    private static readonly ConcurrentDictionary<(Type, string), SourceTable> Tables = new();

    /// <summary>Whether there are presets for the tables of a record or union.</summary>
    public static bool Has(Type type) => Names(type).Count > 0;

    /// <summary>The names of all presets for the tables of a record or union.</summary>
    public static IReadOnlyList<string> Names(Type type) =>
        Keys.TryGetValue(type, out var key) ? [.. NamesByKey[key]] : [];

    /// <summary>The table of a preset; null where there is none of this name.</summary>
    public static SourceTable? Find(Type type, string name) =>
        Names(type).Contains(name) ? Tables.GetOrAdd((type, name), _ => Read(type, name)) : null;

    private static SourceTable Read(Type type, string name)
    {
        var resource = $"{Prefix}{Keys[type]}/{name}{Suffix}";
        using var stream = typeof(SpecPresets).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"the preset '{name}' is not in the assembly");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var document = SourceDocument.Parse(new SourceText(reader.ReadToEnd(), $"preset {name}", ""));
        if (document is not { Root: { } root, Errors.Syntax.Count: 0, Duplicates.Count: 0 })
        {
            throw new InvalidOperationException($"the preset '{name}' is not TOML");
        }

        return new PresetFilling(error => throw new InvalidOperationException($"{error}")).Fill(type, root);
    }

    // The key of the tables of each record and union below a type.
    private static Dictionary<Type, string> KeysOf(Type root)
    {
        var keys = new Dictionary<Type, string>();
        var left = new Queue<Type>([root]);
        while (left.TryDequeue(out var type))
        {
            var tables = SpecShapes.Variants(type)
                .SelectMany(shape => shape.Settings)
                .Where(setting => setting.Type == SettingType.Table);
            foreach (var setting in tables.Where(setting => keys.TryAdd(setting.ItemType, setting.Key)))
            {
                left.Enqueue(setting.ItemType);
            }
        }

        return keys;
    }
}

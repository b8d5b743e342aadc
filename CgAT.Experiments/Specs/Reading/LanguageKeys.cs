using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Reading;

/// <summary>The keys that are no settings but say where settings come from.</summary>
internal static class LanguageKeys
{
    /// <summary>Names the spec below this one.</summary>
    public const string Extends = "extends";

    /// <summary>Names the preset below a table.</summary>
    public const string Preset = "preset";

    /// <summary>Holds what is swept.</summary>
    public const string Sweep = "sweep";

    /// <summary>Those that the table of a record or union may have.</summary>
    public static IReadOnlyList<string> Of(Type type) => type == typeof(ExperimentSpec)
        ? [Extends, Sweep]
        : SpecPresets.Has(type) ? [Preset] : [];

    /// <summary>
    /// All keys of the table of a record or union: settings first, those of the first record before others.
    /// </summary>
    public static IReadOnlyList<string> Known(Type type, IEnumerable<RecordShape> variants) =>
        [.. variants.SelectMany(shape => shape.Keys).Distinct(), .. Of(type)];
}

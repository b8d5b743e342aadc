using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Scripting;

/// <summary>
/// A setting that a sweep gives values to, step by step: one of code, or the path of a spec that was read.
/// </summary>
/// <param name="Setting">The setting; null for a path.</param>
/// <param name="Path">The path; null for a setting.</param>
/// <param name="Values">The values; those of a path are texts of TOML.</param>
internal sealed record SweepColumn(Setting? Setting, string? Path, IReadOnlyList<object> Values)
{
    /// <summary>Equal for equal settings.</summary>
    public string Key => Setting?.Key ?? Path!;

    /// <summary>The paths in a spec; none where it has no such setting.</summary>
    public IReadOnlyList<string> PathsIn(ExperimentSpec spec) => Setting?.PathsIn(spec) ?? [Path!];

    /// <summary>A value as TOML writes it.</summary>
    public string Text(int step) => Setting?.Write(Values[step]) ?? (string)Values[step];

    /// <summary>All of them, as TOML writes them.</summary>
    public IEnumerable<string> Texts => Enumerable.Range(0, Values.Count).Select(Text);
}

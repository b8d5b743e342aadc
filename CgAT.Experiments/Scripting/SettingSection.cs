using CgAT.Experiments.Planning;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Attacks;
using CgAT.Experiments.Specs.Rules;
using CgAT.Experiments.Specs.Shapes;
using CgAT.Experiments.Specs.Writing;

namespace CgAT.Experiments.Scripting;

/// <summary>The records of a spec that have a setting.</summary>
/// <param name="Record">Their type, or a base of it.</param>
/// <param name="Label">The label of a defence or attack; null for all of the type.</param>
internal sealed record SettingSection(Type Record, string? Label)
{
    // Where records of the type stand; null for the spec itself.
    private SettingShape? Place { get; } = Record == typeof(ExperimentSpec)
        ? null
        : SpecShapes.Record(typeof(ExperimentSpec)).Settings.FirstOrDefault(setting =>
            setting.Type == SettingType.Table && setting.ItemType.IsAssignableFrom(Record))
            ?? throw new ArgumentException($"no part of a spec is a {Record.Name}", nameof(Record));

    /// <summary>Whether a record is one that the section is about.</summary>
    public bool Owns(object record) =>
        Record.IsInstanceOfType(record)
        && (Label is null || record is ILabelled { Label: var label } && label == Label);

    /// <summary>Each of the records in a spec, with its path.</summary>
    public IEnumerable<(string Path, object Record)> In(ExperimentSpec spec) => Place switch
    {
        null => [("", spec)],
        _ => Items(spec)
            .Select((item, index) => (Place.IsList ? PathOf((ILabelled)item, index) : Place.Key, item))
            .Where(each => Owns(each.item)),
    };

    /// <summary>The spec with every one of the records changed.</summary>
    public ExperimentSpec Map(ExperimentSpec spec, Func<object, object> change)
    {
        if (Place is null)
        {
            return (ExperimentSpec)change(spec);
        }

        object[] items = [.. Items(spec).Select(item => Owns(item) ? change(item) : item)];
        if (!Place.IsList)
        {
            return items is [var only] ? SpecEdits.WithSetting(spec, Place.Key, only) : spec;
        }

        var list = Array.CreateInstance(Place.ItemType, items.Length);
        items.CopyTo(list, 0);
        return SpecEdits.WithSetting(spec, Place.Key, list);
    }

    /// <summary>
    /// The one of the records that a run, or its attack of a label, was computed with; null for none.
    /// </summary>
    public object? RecordOf(RunPlan run, string? attack) => Place?.ItemType switch
    {
        null => run.Spec,
        var type when type == typeof(DefenseSpec) => Owns(run.Defense) ? run.Defense : null,
        var type when type == typeof(AttackSpec) => run.Spec.Attacks.FirstOrDefault(
            each => each.Label == attack && Owns(each)),
        _ => Items(run.Spec).FirstOrDefault(Owns),
    };

    /// <inheritdoc/>
    public override string ToString() => Label is null ? Record.Name : $"{Record.Name} called '{Label}'";

    private IEnumerable<object> Items(ExperimentSpec spec) => Place!.Property.GetValue(spec) switch
    {
        null => [],
        System.Collections.IEnumerable list when Place.IsList => list.Cast<object>(),
        var one => [one],
    };

    // By its label, as people know it; a path has no way to write one with a quotation mark in it.
    private string PathOf(ILabelled item, int index) => item.Label switch
    {
        var label when label.Contains('"', StringComparison.Ordinal) => SettingPath.Item(Place!.Key, index),
        var label when TomlValues.Key(label) == label => $"{Place!.Key}.{label}",
        var label => $"{Place!.Key}.\"{label}\"",
    };
}

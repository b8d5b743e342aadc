using System.Linq.Expressions;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Attacks;
using CgAT.Experiments.Specs.Reading;

namespace CgAT.Experiments.Scripting;

/// <summary>
/// A setting as a value of code: to set it, to sweep over it and to read what a run had. The compiler knows its record
/// and its type, so that a misspelt one does not compile.
/// </summary>
public abstract class Setting
{
    private readonly SettingSection _section;
    private readonly object[] _steps;

    private protected Setting(Type record, string? label, object[] steps)
    {
        _section = new SettingSection(record, label);
        _steps = steps;
        Name = (string)steps.Last(step => step is string);
    }

    /// <summary>The last key of its path, such as <c>lambda</c>.</summary>
    public string Name { get; }

    /// <summary>The record that it is a setting of, and from there the keys and indexes to it.</summary>
    internal string Key => $"{_section}.{string.Join('.', _steps)}";

    /// <summary>What has the setting, in words, for where nothing has.</summary>
    internal string Owner => _section.ToString();

    /// <summary>
    /// A setting of a record of the spec language: of the data set, backbone or hashing of an experiment, or of every
    /// defence or attack of that type; of those with a label, where one is given.
    /// </summary>
    /// <param name="path">Properties from the record on: <c>(CgatDefenseSpec cgat) => cgat.Lambda</c>.</param>
    /// <param name="label">The label of the defence or attack; null for all of the type.</param>
    /// <exception cref="ArgumentException">The path is no path of settings.</exception>
    public static Setting<TValue> Of<TRecord, TValue>(Expression<Func<TRecord, TValue>> path, string? label = null)
        where TRecord : class => new(typeof(TRecord), label, SettingExpression.StepsOf(path));

    /// <summary>
    /// The names of presets as a setting, to take one or to sweep over several: of <see cref="HashingSpec"/>, of
    /// <see cref="DefenseSpec"/> or of <see cref="AttackSpec"/>.
    /// </summary>
    /// <param name="label">The label of the defence or attack; null for all.</param>
    public static Setting<string> PresetOf<TRecord>(string? label = null)
        where TRecord : class => new(typeof(TRecord), label, [LanguageKeys.Preset]);

    /// <summary>Whether it is the name of a preset, which stands for a table.</summary>
    internal bool IsPreset => _steps is [LanguageKeys.Preset];

    /// <summary>The paths of the setting in a spec; none where nothing has it.</summary>
    internal IReadOnlyList<string> PathsIn(ExperimentSpec spec) =>
    [
        .. from part in _section.In(spec)
           where IsPreset || SettingSteps.Lead(part.Record, _steps)
           select _steps.Aggregate(part.Path, (at, step) => step is string key ? $"{at}.{key}" : $"{at}[{step}]")
               .TrimStart('.'),
    ];

    /// <summary>A spec with another value at all places of the setting.</summary>
    internal ExperimentSpec In(ExperimentSpec spec, object? value) =>
        _section.Map(spec, record => SettingSteps.With(record, _steps, value));

    /// <summary>A record with another value; the record as it is where it has no such setting.</summary>
    internal object InRecord(object record, object? value) =>
        _section.Owns(record) ? SettingSteps.With(record, _steps, value) : record;

    /// <summary>The value that a run had, or its attack of a label; null where it had none.</summary>
    internal object? ValueIn(RunPlan run, string? attack) => IsPreset
        ? null
        : _section.RecordOf(run, attack) is { } record ? SettingSteps.Read(record, _steps) : null;

    /// <summary>A value as TOML writes it.</summary>
    internal string Write(object value) => SettingSteps.Write(_section.Record, _steps, value);
}

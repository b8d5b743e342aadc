using CgAT.Core.Errors;
using CgAT.Experiments.Specs.Reading;

namespace CgAT.Experiments.Scripting;

/// <summary>The presets of this program as records.</summary>
public static class Preset
{
    /// <summary>
    /// A defence, attack or optimizer as a preset has it: <c>Preset.Of&lt;CgatDefenseSpec&gt;("cgat")</c>.
    /// </summary>
    /// <typeparam name="TRecord">The record, or a base of it.</typeparam>
    /// <param name="name">The preset's name.</param>
    /// <exception cref="UserErrorException">
    /// No preset of such records has this name, it is of another kind, or it leaves settings to the spec, as those of
    /// hashing methods do: they are taken by the setting <see cref="Settings.HashingPreset"/>.
    /// </exception>
    public static TRecord Of<TRecord>(string name)
        where TRecord : class
    {
        ArgumentNullException.ThrowIfNull(name);
        var type = BaseOf(typeof(TRecord));
        var source = new SourceText($"preset = \"{name}\"", "preset", "");
        var table = SourceDocument.Parse(source).Root
            ?? throw new ArgumentException($"'{name}' is no name", nameof(name));
        var found = new List<Diagnostic>();
        var filled = new PresetFilling(found.Add).Fill(type, table);
        var binder = new SpecBinder("");
        var record = found.Count == 0 ? binder.Bind(type, filled, "", source.Whole) : null;
        found.AddRange(binder.Diagnostics);
        return found.Count > 0 ? throw new UserErrorException(found)
            : record as TRecord ?? throw new UserErrorException(new Diagnostic
            {
                Code = ErrorCodes.SpecPresetOfOtherKind,
                Message = $"the preset '{name}' is a {record!.GetType().Name}, not a {typeof(TRecord).Name}",
                Remedy = $"write Preset.Of<{record.GetType().Name}>(\"{name}\")",
            });
    }

    // What presets are for: DefenseSpec, of CgatDefenseSpec.
    private static Type BaseOf(Type type) =>
        SpecPresets.Has(type) || type.BaseType is null ? type : BaseOf(type.BaseType);
}

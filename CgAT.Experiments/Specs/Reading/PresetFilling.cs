using CgAT.Core.Errors;
using CgAT.Experiments.Specs.Rules;
using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Reading;

/// <summary>
/// Fills tables up with the presets that they name: what a table says itself stands above its preset. Tables within a
/// table come first, so that a preset of an optimizer stands above the optimizer of the preset around it.
/// </summary>
internal sealed class PresetFilling(Action<Diagnostic> report)
{
    /// <summary>The table of a record or union with all presets within it filled in.</summary>
    public SourceTable Fill(Type type, SourceTable table)
    {
        var preset = SpecPresets.Has(type) ? table.Find(LanguageKeys.Preset) : null;
        var own = table.With(table.Entries
            .Where(entry => entry != preset)
            .Select(entry => entry with { Value = Fill(TypeOf(type, entry.Key), entry.Value) }));
        return preset is null ? own : FillFrom(type, preset, own);
    }

    private SourceNode Fill(Type? type, SourceNode node)
    {
        switch (node)
        {
            case SourceTable table when type is not null:
                return Fill(type, table);
            case SourceList list when type is not null:
                return new SourceList(list.HasHeaders, list.Span)
                {
                    Items = [.. list.Items.Select(item => Fill(type, item))],
                };
            default:
                return node;
        }
    }

    private SourceTable FillFrom(Type type, SourceEntry preset, SourceTable own)
    {
        if (preset.Value is not SourceScalar { Value: string name })
        {
            report(preset.Value.Span.Diagnose(
                ErrorCodes.SpecWrongType,
                "preset is not text",
                $"expected {Expected.Names(SpecPresets.Names(type))}"));
            return own.With(own.Entries, isPartial: true);
        }

        if (SpecPresets.Find(type, name) is not { } below)
        {
            var finding = TextRules.Unknown(LanguageKeys.Preset, name, SpecPresets.Names(type), "");
            report(preset.Value.Span.Diagnose(finding.Code, $"preset {finding.Cause}", finding.Remedy));
            return own.With(own.Entries, isPartial: true);
        }

        if (SourceLayers.AreOfTwoKinds(below, own) is { } tag)
        {
            var (key, kind) = (tag.Key, below.Text(tag.Key));
            report(tag.Value.Span.Diagnose(
                ErrorCodes.SpecPresetOfOtherKind,
                $"{key} is \"{own.Text(key)}\", and the preset '{name}' is of {key} \"{kind}\"",
                $"leave {key} out, or the preset"));
            return own.With(own.Entries, isPartial: true);
        }

        return SourceLayers.Over(below, own);
    }

    // The type of the tables below a key, which may be misspelt: the binder says so.
    private static Type? TypeOf(Type type, string key)
    {
        var settings = SpecShapes.Variants(type).SelectMany(shape => shape.Settings).ToArray();
        var known = settings.Select(each => each.Key).Distinct().ToArray();
        var name = known.Contains(key) ? key : ClosestName.Of(key, known);
        return Array.Find(settings, each => each.Key == name && each.Type == SettingType.Table)?.ItemType;
    }
}

using System.Collections;
using CgAT.Core.Errors;
using CgAT.Experiments.Specs.Reading;
using CgAT.Experiments.Specs.Rules;
using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Sweeps;

/// <summary>The values that a sweep gives to settings, and those that the spec itself has.</summary>
internal static class SettingValues
{
    // "sha256:" and 8 digits, as many as people compare.
    private const int ShortDigest = 15;

    /// <summary>A value, checked by the rules of its setting; null, with a report, where it breaks them.</summary>
    public static SweptValue? Read(PathEdit edit, Action<Diagnostic> report)
    {
        var binder = new SpecBinder(edit.Value.Span.Source.Folder);
        var value = edit.Target.Setting is { } setting
            ? binder.BindValue(setting, edit.Value, edit.Target.Path, edit.Target.IsItem)
            : ReadName(edit, binder);
        binder.Diagnostics.ForEach(report);
        return binder.Diagnostics.Count > 0 || value is null ? null : Of(value, edit);
    }

    /// <summary>The value that a spec itself has; null content where it has none.</summary>
    public static SweptValue Own(ExperimentSpec? spec, IReadOnlyList<object> steps)
    {
        object? value = spec;
        foreach (var step in steps)
        {
            value = value is null ? null : Within(value, step);
        }

        return value is null or not (bool or int or long or double or string or IEnumerable)
            ? new SweptValue(null, "", null)
            : Of(value, null);
    }

    private static string? ReadName(PathEdit edit, SpecBinder binder)
    {
        var (key, path) = (edit.Target.Key, edit.Target.Path);
        var names = key == LanguageKeys.Preset
            ? SpecPresets.Names(edit.Target.Table)
            : SpecShapes.Union(edit.Target.Table)!.Names;
        if (edit.Value is not SourceScalar { Value: string name })
        {
            binder.Report(
                new Finding(ErrorCodes.SpecWrongType, path, "is not text", $"expected {Expected.Names(names)}"),
                edit.Value.Span);
            return null;
        }

        if (!names.Contains(name))
        {
            binder.Report(TextRules.Unknown(path, name, names, ""), edit.Value.Span);
        }

        return name;
    }

    private static SweptValue Of(object value, PathEdit? edit)
    {
        var written = edit?.Value is SourceScalar { Value: string text } ? text : null;
        if (edit?.Target.Setting?.Rules.Form == TextForm.Digest)
        {
            written = written?[..Math.Min(written.Length, ShortDigest)];
        }

        object content = value switch
        {
            int whole => (long)whole,
            bool or long or double or string => value,
            _ => SpecCanonical.ToJson(value),
        };
        return new SweptValue(content, written ?? AxisValue.Write(content), edit);
    }

    private static object? Within(object value, object step)
    {
        if (step is int index)
        {
            return value is IList items && index < items.Count ? items[index] : null;
        }

        if (value is string or IEnumerable || !value.GetType().IsClass)
        {
            return null;
        }

        var shape = SpecShapes.Record(value.GetType());
        return shape.Tag is { } tag && tag.Key == (string)step
            ? tag.Name
            : shape.Find((string)step)?.Property.GetValue(value);
    }
}

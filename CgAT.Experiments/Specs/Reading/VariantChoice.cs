using CgAT.Core.Errors;
using CgAT.Experiments.Specs.Rules;
using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Reading;

/// <summary>Tells by its tag which record of a union a table is.</summary>
internal sealed class VariantChoice(SpecBinder binder)
{
    /// <summary>
    /// The record that was meant and the entry of its tag. The record is null where nothing tells; a misspelt tag or
    /// name is reported and taken for the closest one.
    /// </summary>
    public (RecordShape? Shape, SourceEntry? Tag) Choose(
        Type type, UnionShape union, SourceTable table, string path, TextSpan header)
    {
        var tag = table.Find(union.TagKey) ?? Misspelt(type, union, table, path);
        if (tag is null)
        {
            binder.ReportPreset(type, table, path);
            binder.ReportMissing(path, union.TagKey, header, Expected.Names(union.Names));
            return (null, null);
        }

        var at = SettingPath.Key(path, union.TagKey);
        if (tag.Value is not SourceScalar { Value: string name })
        {
            binder.Report(
                new Finding(ErrorCodes.SpecWrongType, at, "is not text", $"expected {Expected.Names(union.Names)}"),
                tag.Value.Span);
            return (null, tag);
        }

        binder.Places[at] = tag.Value.Span;
        if (union.Find(name) is { } shape)
        {
            return (shape, tag);
        }

        binder.Report(TextRules.Unknown(at, name, union.Names, ""), tag.Value.Span);
        return (ClosestName.Of(name, union.Names) is { } closest ? union.Find(closest) : null, tag);
    }

    private SourceEntry? Misspelt(Type type, UnionShape union, SourceTable table, string path)
    {
        var known = LanguageKeys.Known(type, union.Variants);
        var tag = table.Entries.Find(
            entry => !known.Contains(entry.Key) && ClosestName.Of(entry.Key, known) == union.TagKey);
        if (tag is not null)
        {
            binder.ReportUnknown(path, tag, union.TagKey, known);
        }

        return tag;
    }
}

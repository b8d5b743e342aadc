using CgAT.Core.Errors;
using CgAT.Experiments.Specs.Reading;

namespace CgAT.Experiments.Specs.Sweeps;

/// <summary>
/// Lays values over a spec at the places that paths name, as a file that extends it and held these values alone would:
/// a preset brings its keys, and a tag that says another kind replaces its table.
/// </summary>
internal static class PathEdits
{
    /// <summary>A copy of the tree with the edits; the parts that no edit touches are shared.</summary>
    public static SourceTable Apply(SourceTable root, IEnumerable<PathEdit> edits, Action<Diagnostic> report)
    {
        // Outer tables first: a preset of a table brings the tables within it.
        var tables = edits.GroupBy(edit => string.Join('\0', TableSteps(edit)), StringComparer.Ordinal)
            .OrderBy(group => TableSteps(group.First()).Count);
        foreach (var table in tables)
        {
            root = ApplyWithin(root, [.. table], report);
        }

        return root;
    }

    // The steps to the table that holds the setting.
    private static List<object> TableSteps(PathEdit edit) =>
        [.. edit.Target.Steps.SkipLast(edit.Target.IsItem ? 2 : 1)];

    private static SourceTable ApplyWithin(SourceTable root, PathEdit[] edits, Action<Diagnostic> report)
    {
        var place = edits[0].PathSpan;
        var entries = edits.Where(edit => !edit.Target.IsItem)
            .Select(edit => new SourceEntry(edit.Target.Key, edit.PathSpan, edit.Value));
        var layer = new SourceTable(SourceTableOrigin.Dotted, place) { Entries = [.. entries] };
        var filled = new PresetFilling(report).Fill(edits[0].Target.Table, layer);
        return Copy(root, TableSteps(edits[0]), place, table =>
        {
            var merged = SourceLayers.Over(table, filled);
            return edits.Where(edit => edit.Target.IsItem).Aggregate(merged, WithItem);
        });
    }

    private static SourceTable Copy(
        SourceTable table, List<object> steps, TextSpan place, Func<SourceTable, SourceTable> change)
    {
        if (steps.Count == 0)
        {
            return change(table);
        }

        var key = (string)steps[0];
        var entry = table.Find(key)
            ?? new SourceEntry(key, place, new SourceTable(SourceTableOrigin.Dotted, place));
        var inList = steps.Count > 1 && steps[1] is int;
        var value = (entry.Value, inList) switch
        {
            (SourceTable inner, false) => Copy(inner, [.. steps.Skip(1)], place, change),
            (SourceList list, true) => list.With(
                (int)steps[1],
                item => item is SourceTable inner ? Copy(inner, [.. steps.Skip(2)], place, change) : item),
            var (other, _) => other, // of the wrong type, which the binder reports
        };
        return With(table, entry with { Value = value });
    }

    private static SourceTable WithItem(SourceTable table, PathEdit edit) =>
        table.Find(edit.Target.Key) is { Value: SourceList list } entry && edit.Target.Steps[^1] is int index
            ? With(table, entry with { Value = list.With(index, _ => edit.Value) })
            : table;

    private static SourceTable With(SourceTable table, SourceEntry entry) => table.Find(entry.Key) is null
        ? table.With(table.Entries.Append(entry))
        : table.With(table.Entries.Select(each => each.Key == entry.Key ? entry : each));
}

using System.Text;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Reading;
using CgAT.Experiments.Specs.Sweeps;
using CgAT.Experiments.Specs.Writing;

namespace CgAT.Experiments.Scripting;

/// <summary>A sweep as the table <c>[sweep]</c> of a spec, and back.</summary>
internal static class SweepText
{
    /// <summary>The table for a spec; empty where nothing is swept.</summary>
    public static string Write(Sweep sweep, ExperimentSpec spec)
    {
        if (sweep.IsNone)
        {
            return "";
        }

        // One setting at several places is an axis of several settings, which has a name.
        var text = new StringBuilder("\n[sweep]\n");
        var lines = sweep.Lines.ToLookup(
            line => line.Name is null && line.Columns[0].PathsIn(spec).Count == 1);
        if (lines[true].Any())
        {
            text.Append("grid = ").Append(Table(lines[true], spec)).Append('\n');
        }

        foreach (var line in lines[false])
        {
            var name = line.Name ?? line.Columns[0].Setting!.Name.Replace('_', '-');
            text.Append("zip.").Append(name).Append(" = ").Append(Table([line], spec)).Append('\n');
        }

        Append(text, SweepKeys.Exclude, sweep.Excluded, spec);
        Append(text, SweepKeys.Include, sweep.Included, spec);
        return text.ToString();
    }

    /// <summary>The table of a spec that was read; nothing where there is none.</summary>
    public static Sweep Read(SourceTable? table)
    {
        if (table is null)
        {
            return Sweep.None;
        }

        var grid = Entries(table, SweepKeys.Grid).Select(entry => new SweepLine(null, [Column(entry)]));
        var zips = Entries(table, SweepKeys.Zip).Select(
            zip => new SweepLine(zip.Key, [.. ((SourceTable)zip.Value).Entries.Select(Column)]));
        return Sweep.OfRead([.. grid, .. zips], Places(table, SweepKeys.Exclude), Places(table, SweepKeys.Include));
    }

    private static string Table(IEnumerable<SweepLine> lines, ExperimentSpec spec) => TomlValues.Table(
        from column in lines.SelectMany(line => line.Columns)
        from path in column.PathsIn(spec)
        select (path, TomlValues.List(column.Texts)));

    private static void Append(
        StringBuilder text,
        string key,
        IReadOnlyList<IReadOnlyList<(SweepColumn Column, string Text)>> places,
        ExperimentSpec spec)
    {
        if (places.Count > 0)
        {
            var tables = places.Select(place => TomlValues.Table(
                from value in place
                from path in value.Column.PathsIn(spec)
                select (path, value.Text)));
            text.Append(key).Append(" = [\n    ").AppendJoin(",\n    ", tables).Append(",\n]\n");
        }
    }

    private static List<SourceEntry> Entries(SourceTable table, string key) =>
        (table.Find(key)?.Value as SourceTable)?.Entries ?? [];

    private static SweepColumn Column(SourceEntry axis) =>
        new(null, axis.Key, [.. ((SourceList)axis.Value).Items.Select(TomlValues.Write)]);

    private static IReadOnlyList<IReadOnlyList<(SweepColumn, string)>> Places(SourceTable table, string key) =>
    [
        .. ((table.Find(key)?.Value as SourceList)?.Items ?? []).Cast<SourceTable>().Select(place =>
            (IReadOnlyList<(SweepColumn, string)>)[.. place.Entries.Select(
                entry => (new SweepColumn(null, entry.Key, []), TomlValues.Write(entry.Value)))]),
    ];
}

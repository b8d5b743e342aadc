using CgAT.Core.Errors;
using CgAT.Experiments.Specs.Reading;
using CgAT.Experiments.Specs.Rules;

namespace CgAT.Experiments.Specs.Sweeps;

/// <summary>The tables within <c>[sweep]</c>; what is none is reported and left out.</summary>
internal sealed class SweepTables
{
    private const string ZipRemedy = """write zip.NAME = { "hashing.bits" = [16, 32], "hashing.epochs" = [10, 20] }""";

    private readonly Action<Diagnostic> _report;
    private readonly SourceTable _table;

    public SweepTables(SourceEntry sweep, Action<Diagnostic> report)
    {
        _report = report;
        _table = sweep.Value as SourceTable ?? new SourceTable(SourceTableOrigin.Header, sweep.KeySpan);
        if (sweep.Value is not SourceTable)
        {
            Wrong(sweep.Value, "sweep is no table", "write [sweep] with grid, zip, include or exclude");
        }

        foreach (var entry in _table.Entries.Where(entry => !SweepKeys.All.Contains(entry.Key)))
        {
            report(entry.KeySpan.Diagnose(
                ErrorCodes.SpecUnknownKey,
                $"unknown key '{TextRules.Show(entry.Key)}' in [sweep]",
                ClosestName.Remedy(entry.Key, SweepKeys.All)));
        }
    }

    /// <summary>The table of axes; null where there is none.</summary>
    public SourceTable? Grid()
    {
        var value = _table.Find(SweepKeys.Grid)?.Value;
        if (value is not null and not SourceTable)
        {
            Wrong(value, "grid is no table", """write grid = { "hashing.bits" = [16, 32] }""");
        }

        return value as SourceTable;
    }

    /// <summary>The axes of several settings, each a table under the name of the axis.</summary>
    public IReadOnlyList<SourceEntry> Zips()
    {
        var value = _table.Find(SweepKeys.Zip)?.Value;
        if (value is not null and not SourceTable)
        {
            Wrong(value, "zip is no table", ZipRemedy);
        }

        IReadOnlyList<SourceEntry> zips = (value as SourceTable)?.Entries ?? [];
        foreach (var zip in zips.Where(zip => zip.Value is not SourceTable { Entries.Count: > 0 }))
        {
            Wrong(zip.Value, $"zip.{zip.Key} is no table with settings", ZipRemedy);
        }

        return [.. zips.Where(IsNamed)];
    }

    /// <summary>The points that are added or left out, each a table of settings.</summary>
    public IReadOnlyList<SourceTable> Items(string key)
    {
        var remedy = $$"""write {{key}} = [{ "hashing.bits" = 64 }]""";
        var value = _table.Find(key)?.Value;
        if (value is not null and not SourceList)
        {
            Wrong(value, $"{key} is no list", remedy);
        }

        IReadOnlyList<SourceNode> items = (value as SourceList)?.Items ?? [];
        foreach (var item in items.Where(item => item is not SourceTable { Entries.Count: > 0 }))
        {
            Wrong(item, $"an item of {key} is no table with settings", remedy);
        }

        return [.. items.OfType<SourceTable>().Where(item => item.Entries.Count > 0)];
    }

    private bool IsNamed(SourceEntry zip)
    {
        if (zip.Value is not SourceTable { Entries.Count: > 0 })
        {
            return false;
        }

        if (TextRules.IsName(zip.Key))
        {
            return true;
        }

        _report(zip.KeySpan.Diagnose(
            ErrorCodes.SpecBadFormat,
            $"an axis can't be called '{TextRules.Show(zip.Key)}'",
            "use lower-case letters, digits and '-'"));
        return false;
    }

    private void Wrong(SourceNode node, string message, string remedy) =>
        _report(node.Span.Diagnose(ErrorCodes.SpecWrongType, message, remedy));
}

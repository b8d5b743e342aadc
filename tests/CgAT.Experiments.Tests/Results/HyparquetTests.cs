using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CgAT.Experiments.Results;
using CgAT.Experiments.Results.Storage;

namespace CgAT.Experiments.Tests.Results;

/// <summary>The files as hyparquet sees them, a reader in JavaScript that browsers use.</summary>
public sealed class HyparquetTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [NodeFact]
    public void Every_value_of_every_table_is_what_was_written()
    {
        RequireSame([Some.Run() with { Commit = null, Dirty = true }]);
        RequireSame([.. Enumerable.Range(0, 300).Select(Some.Step)]);
        RequireSame([Some.Metric(), Some.Metric(attack: "ä €")]);
        RequireSame([Some.Query(), Some.Query(1, "center")]);
        RequireSame([Some.Check(), Some.Check(null)]);
        RequireSame([Some.Timing()]);
        RequireSame([Some.Code(), Some.Code(1) with { Attack = null, Code = long.MinValue }]);
        RequireSame<MetricRow>([]);
    }

    public void Dispose() => folder.Dispose();

    private void RequireSame<TRow>(IReadOnlyList<TRow> rows)
        where TRow : IResultRow
    {
        using var json = Read(TableWriter.Write(folder.Path, Some.RunId, rows, Some.Metadata));
        Assert.Equal(rows.Count, json.RootElement.GetArrayLength());
        foreach (var (row, read) in rows.Zip(json.RootElement.EnumerateArray()))
        {
            Assert.Equal(RowLayout<TRow>.NamesOf(row), read.EnumerateObject().Select(value => value.Name));
            Assert.Equal(
                RowLayout<TRow>.ValuesOf(row).Select(Text), read.EnumerateObject().Select(value => Text(value.Value)));
        }
    }

    private static JsonDocument Read(string file)
    {
        var script = Path.Combine(NodeFactAttribute.Folder, "read.mjs");
        using var node = Process.Start(new ProcessStartInfo("node", [script, file]) { RedirectStandardOutput = true })!;
        var output = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        Assert.Equal(0, node.ExitCode);
        return JsonDocument.Parse(output);
    }

    // JavaScript's time is in milliseconds.
    private static string? Text(object? value) => value switch
    {
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        null => null,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number => value.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.GetString(),
    };
}

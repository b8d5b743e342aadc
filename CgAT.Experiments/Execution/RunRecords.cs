using System.Security.Cryptography;
using System.Text.Json;
using CgAT.Experiments.Files;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Results;
using CgAT.Experiments.Results.Storage;

namespace CgAT.Experiments.Execution;

/// <summary>
/// The records of finished runs, in <c>store/.runs</c>: they save making every table again to see that it is right. A
/// record holds for one spec, one data set and one build of this program; without one that holds, tables are made of the
/// stages and compared byte by byte.
/// </summary>
internal sealed class RunRecords(string results, Func<RunPlan, RunContext> contextOf)
{
    /// <summary>The folder of the records of a results folder.</summary>
    public static string FolderOf(string results) => Path.Combine(results, "store", ".runs");

    /// <summary>Whether all tables of a run are what this experiment would write.</summary>
    public bool Holds(RunPlan run)
    {
        try
        {
            return JsonSerializer.Deserialize<RunRecord>(File.ReadAllBytes(FileOf(run))) is { } record
                && record.Made == Made(run)
                && record.Tables.Count == ResultTables.All.Count
                && record.Tables.All(table => Digest(ResultTables.FileOf(results, table.Key, run.RunId)) == table.Value);
        }
        catch (Exception e) when (ResultErrors.IsFileSystemError(e) || e is JsonException)
        {
            return false;
        }
    }

    /// <summary>Writes down what the tables of a run are now.</summary>
    public void Write(RunPlan run)
    {
        var record = new RunRecord
        {
            Made = Made(run),
            Tables = ResultTables.All.ToDictionary(
                table => table.Name, table => Digest(ResultTables.FileOf(results, table.Name, run.RunId))),
        };
        try
        {
            var (file, bytes) = (FileOf(run), JsonSerializer.SerializeToUtf8Bytes(record));
            if (!File.Exists(file) || !File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes))
            {
                AtomicFile.Write(file, bytes);
            }
        }
        catch (Exception e) when (ResultErrors.IsFileSystemError(e))
        {
            // The next time the tables are made again and compared; nothing is wrong.
        }
    }

    // A run's id stands for its stages; the rest is names, the data set's facts and the code that makes tables.
    private string Made(RunPlan run) => Hash(JsonSerializer.SerializeToUtf8Bytes(new[]
    {
        run.RunId,
        RunRows.Names(run),
        JsonSerializer.Serialize(contextOf(run)),
        typeof(RunRecords).Module.ModuleVersionId.ToString(),
    }));

    private string FileOf(RunPlan run) => Path.Combine(FolderOf(results), run.RunId + ".json");

    private static string Digest(string file) => Hash(File.ReadAllBytes(file));

    private static string Hash(byte[] bytes) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));
}

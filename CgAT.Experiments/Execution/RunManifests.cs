using System.Text.Json;
using CgAT.Core.Data;
using CgAT.Core.Errors;
using CgAT.Core.Files;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Results;
using CgAT.Experiments.Results.Storage;

namespace CgAT.Experiments.Execution;

/// <summary>
/// The manifests of finished runs, in the folder <c>manifests</c>. They save making every table again to see that it is
/// right: a manifest holds for one spec, one data set and one build of this program; without one that holds, tables are
/// made of the stages and compared byte by byte.
/// </summary>
internal sealed class RunManifests(string results, string baseFolder, Func<RunPlan, RunContext> contextOf)
{
    /// <summary>The name of the folder.</summary>
    public const string Folder = "manifests";

    private static readonly JsonSerializerOptions s_options = new()
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Where the manifest of a run is.</summary>
    public static string FileOf(string results, string runId) => Path.Combine(results, Folder, runId + ".json");

    /// <summary>The ids of all finished runs of a results folder, in ordinal order.</summary>
    public static IReadOnlyList<string> Ids(string results) => Directory.Exists(Path.Combine(results, Folder))
        ? [.. Directory.EnumerateFiles(Path.Combine(results, Folder), "*.json")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Order(StringComparer.Ordinal)]
        : [];

    /// <summary>The manifest of a finished run.</summary>
    /// <exception cref="UserErrorException">CGAT0302: it is missing or damaged.</exception>
    public static RunManifest Read(string results, string runId)
    {
        var file = FileOf(results, runId);
        try
        {
            return JsonSerializer.Deserialize<RunManifest>(File.ReadAllBytes(file), s_options)
                ?? throw new JsonException("it is empty");
        }
        catch (Exception e) when (ResultErrors.IsFileSystemError(e) || e is JsonException)
        {
            throw ResultErrors.NotRead(
                file,
                $"the manifest of run {runId} can't be read: {ResultErrors.Clause(e)}",
                "run its spec again: what is finished is not computed again",
                e);
        }
    }

    /// <summary>The bytes of a manifest's file.</summary>
    public static byte[] BytesOf(RunManifest manifest) => JsonSerializer.SerializeToUtf8Bytes(manifest, s_options);

    /// <summary>Whether all tables of a run are what this experiment would write.</summary>
    public bool Holds(RunPlan run)
    {
        try
        {
            var manifest = Read(results, run.RunId);
            return manifest.Made == Made(run, contextOf(run))
                && manifest.Tables.Count == ResultTables.All.Count
                && manifest.Tables.All(
                    table => Digest(ResultTables.FileOf(results, table.Key, run.RunId)) == table.Value);
        }
        catch (Exception e) when (ResultErrors.IsFileSystemError(e) || e is UserErrorException)
        {
            return false;
        }
    }

    /// <summary>Writes down what a run is, and what its tables are now.</summary>
    public void Write(RunPlan run)
    {
        var context = contextOf(run);
        var manifest = new RunManifest
        {
            RunId = run.RunId,
            Spec = RunRows.Names(run),
            BaseFolder = Path.GetFullPath(baseFolder),
            Context = context,
            Stages = [.. run.Stages.Select(stage => stage.Identity.Folder)],
            Made = Made(run, context),
            Tables = ResultTables.All.ToDictionary(
                table => table.Name, table => Digest(ResultTables.FileOf(results, table.Name, run.RunId))),
        };
        try
        {
            var (file, bytes) = (FileOf(results, run.RunId), BytesOf(manifest));
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
    private static string Made(RunPlan run, RunContext context) => ContentDigest.Of(JsonSerializer.SerializeToUtf8Bytes(new[]
    {
        run.RunId,
        RunRows.Names(run),
        JsonSerializer.Serialize(context),
        typeof(RunManifests).Module.ModuleVersionId.ToString(),
    }));

    private static string Digest(string file) => ContentDigest.Of(File.ReadAllBytes(file));
}

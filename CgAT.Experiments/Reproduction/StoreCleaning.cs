using CgAT.Core.Errors;
using CgAT.Core.Files;
using CgAT.Experiments.Execution;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Results;
using CgAT.Experiments.Results.Storage;

namespace CgAT.Experiments.Reproduction;

/// <summary>
/// Finds and removes what no kept run needs: stages and checkpoints of runs that were given up, and, where that is asked
/// for, finished runs with all that is theirs alone.
/// </summary>
public sealed class StoreCleaning
{
    private readonly string _results;

    private StoreCleaning(string results, IReadOnlyList<UnneededFile> unneeded)
    {
        _results = results;
        Unneeded = unneeded;
    }

    /// <summary>What no kept run needs: tables of dropped runs, then stages, then checkpoints.</summary>
    public IReadOnlyList<UnneededFile> Unneeded { get; }

    /// <summary>How many stages are needed.</summary>
    public int StagesKept { get; private init; }

    /// <summary>Looks through a results folder and changes nothing.</summary>
    /// <param name="resultsFolder">The results folder.</param>
    /// <param name="planned">Plans whose stages, and checkpoints of such, are kept though their runs are not
    /// finished.</param>
    /// <param name="dropped">The ids of finished runs that are not kept.</param>
    /// <exception cref="UserErrorException">
    /// CGAT0309: a finished run does not say what it needs; CGAT0302: a manifest can't be read.
    /// </exception>
    public static StoreCleaning Of(
        string resultsFolder, IReadOnlyList<ExperimentPlan> planned, IReadOnlyList<string> dropped)
    {
        ArgumentNullException.ThrowIfNull(resultsFolder);
        ArgumentNullException.ThrowIfNull(planned);
        ArgumentNullException.ThrowIfNull(dropped);
        var finished = RunManifests.Ids(resultsFolder);
        RequireManifests(resultsFolder, finished);
        var needed = finished.Except(dropped)
            .SelectMany(id => RunManifests.Read(resultsFolder, id).Stages)
            .Concat(planned.SelectMany(plan => plan.Stages).Select(stage => stage.Identity.Folder))
            .ToHashSet(StringComparer.Ordinal);
        var store = Path.Combine(resultsFolder, "store");
        string[] unneeded =
        [
            .. dropped.SelectMany(id => FilesOf(resultsFolder, id)),
            .. Entries(store).Where(path => !IsHidden(path)).Where(path => !needed.Contains(Path.GetFileName(path))),
            .. Entries(Path.Combine(store, StageStore.CheckpointsFolder))
                .Where(path => !needed.Contains(Path.GetFileName(path))),
        ];
        return new StoreCleaning(
            resultsFolder,
            [.. unneeded.Select(path => new UnneededFile(Path.GetRelativePath(resultsFolder, path), SizeOf(path)))])
        {
            StagesKept = needed.Count(stage => Directory.Exists(Path.Combine(store, stage))),
        };
    }

    /// <summary>Removes what is not needed. Stages that are being computed are left alone.</summary>
    /// <returns>How many of <see cref="Unneeded"/> were removed.</returns>
    /// <exception cref="UserErrorException">CGAT0301: something can't be removed.</exception>
    public int Remove()
    {
        var removed = 0;
        foreach (var path in Unneeded.Select(each => Path.Combine(_results, each.Path)))
        {
            if (FileLock.IsTaken(Path.Combine(_results, "store", StageStore.LocksFolder, Path.GetFileName(path))))
            {
                continue;
            }

            try
            {
                Discard(path);
                removed++;
            }
            catch (Exception e) when (ResultErrors.IsFileSystemError(e))
            {
                throw ResultErrors.NotWritten(_results, path, e);
            }
        }

        return removed;
    }

    // A run of 'runs' that came to its end and has no manifest needs stages that nothing names.
    private static void RequireManifests(string results, IReadOnlyList<string> finished)
    {
        var table = Path.Combine(results, ResultTables.Of<RunRow>().Name);
        var unknown = Entries(table)
            .Where(file => Path.GetExtension(file) == ".parquet")
            .Where(file => !finished.Contains(Path.GetFileNameWithoutExtension(file)))
            .Where(file => TableReader.Read<RunRow>(file) is [{ Status: "ok" }])
            .ToArray();
        if (unknown.Length > 0)
        {
            throw new UserErrorException([.. unknown.Select(file => new Diagnostic
            {
                Code = ErrorCodes.RunWithoutManifest,
                File = file,
                Message = "this run is finished and has no manifest, so that nothing says which stages it needs",
                Remedy = "run its spec again, which writes the manifest, or delete this file to give the run up",
            })]);
        }
    }

    private static IEnumerable<string> FilesOf(string results, string runId) =>
        ResultTables.All.Select(table => table.FileOf(results, runId))
            .Append(RunManifests.FileOf(results, runId))
            .Where(File.Exists);

    private static IEnumerable<string> Entries(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal) : [];

    private static bool IsHidden(string path) => Path.GetFileName(path).StartsWith('.');

    private static long SizeOf(string path) => File.Exists(path)
        ? new FileInfo(path).Length
        : new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    // A folder that is half removed must not pass for a stage.
    private static void Discard(string path)
    {
        if (File.Exists(path))
        {
            File.Delete(path);
            return;
        }

        var hidden = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.removed");
        if (Directory.Exists(hidden))
        {
            Directory.Delete(hidden, recursive: true);
        }

        Directory.Move(path, hidden);
        Directory.Delete(hidden, recursive: true);
    }
}

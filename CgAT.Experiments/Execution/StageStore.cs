using System.Collections.Concurrent;
using CgAT.Core.Errors;
using CgAT.Core.Files;
using CgAT.Experiments.Execution.Checkpoints;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Files;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Results;
using CgAT.Experiments.Results.Storage;

namespace CgAT.Experiments.Execution;

/// <summary>
/// The finished stages of a results folder, each in a folder named by its key (content-addressed).
/// </summary>
/// <remarks>
/// A stage is written to a hidden folder of the store, which is flushed to the disk with all that it holds and renamed
/// into place: the stage is there as a whole or not at all, whenever the process ends. Its manifest holds the identity,
/// the digest of each file and when and how long the stage ran; files are checked against it before they are used.
/// Several processes may use one store at once: whoever computes a stage holds its lock, in <c>.locks</c>, and keeps its
/// checkpoints in <c>.checkpoints</c>. Neither outlives the stage. Threads may share an object.
/// </remarks>
internal sealed class StageStore
{
    /// <summary>The folder of the locks of stages that are being computed.</summary>
    public const string LocksFolder = ".locks";
    /// <summary>The folder of the checkpoints of stages that are not finished.</summary>
    public const string CheckpointsFolder = ".checkpoints";

    // Bytes that are read and digested in less than a second.
    private const long CheckedAtOnce = 1L << 30;

    // Short beside any stage that is worth waiting for, long beside looking.
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    private readonly string _results;
    private readonly string _root;
    private readonly ConcurrentDictionary<string, StoredStage> _open = new();

    /// <summary>The store of a results folder, which need not exist yet.</summary>
    public StageStore(string results)
    {
        _results = results;
        _root = Path.Combine(results, "store");
    }

    /// <summary>Whether the stage is finished; what is there need not be whole any more.</summary>
    public bool Has(StageIdentity identity) => Path.Exists(FolderOf(identity));

    /// <summary>
    /// Checks finished stages, so that damage is met before anything is computed: all of them where that takes no time to
    /// speak of, else those that are needed now.
    /// </summary>
    /// <param name="all">The stages of the experiment.</param>
    /// <param name="needed">Those of runs that are to be computed.</param>
    /// <exception cref="UserErrorException">CGAT0304: every stage that is not what was written.</exception>
    public void RequireWhole(IEnumerable<IStage> all, IEnumerable<IStage> needed)
    {
        var finished = Finished(all);
        if (finished.Sum(stage => SizeOf(FolderOf(stage))) > CheckedAtOnce)
        {
            finished = Finished(needed);
        }

        var damages = finished.AsParallel().AsOrdered().SelectMany(DamagesOf).ToArray();
        if (damages.Length > 0)
        {
            throw new UserErrorException(damages);
        }
    }

    /// <summary>A finished stage, checked.</summary>
    /// <exception cref="UserErrorException">CGAT0304: a file that is missing or not what was written.</exception>
    public StoredStage Open(StageIdentity identity) => _open.GetOrAdd(identity.Key, _ =>
    {
        var folder = FolderOf(identity);
        return new StoredStage(folder, ManifestFile.Check(folder, identity));
    });

    /// <summary>
    /// Takes the lock of a stage, so that this process and no other one computes it; waits where another one does.
    /// </summary>
    /// <param name="identity">The stage.</param>
    /// <param name="waiting">Is called once where it has to wait.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The lock; null where the stage is finished.</returns>
    /// <exception cref="UserErrorException">CGAT0301: the folder can't be written; CGAT0303: the disk is
    /// full.</exception>
    public FileLock? Claim(StageIdentity identity, Action waiting, CancellationToken cancellation)
    {
        var told = false;
        while (!Has(identity))
        {
            if (TryLock(identity) is { } claim)
            {
                if (!Has(identity))
                {
                    return claim;
                }

                claim.Remove();
                claim.Dispose();
                break;
            }

            if (!told)
            {
                told = true;
                waiting();
            }

            cancellation.WaitHandle.WaitOne(s_pause);
            cancellation.ThrowIfCancellationRequested();
        }

        return null;
    }

    /// <summary>Whether any process computes the stage now.</summary>
    public bool IsClaimed(StageIdentity identity) => FileLock.IsTaken(LockOf(identity));

    /// <summary>The checkpoints of a stage that is being computed.</summary>
    public CheckpointFolder Checkpoints(StageIdentity identity) =>
        new(Path.Combine(_root, CheckpointsFolder, identity.Folder));

    /// <summary>Computes a stage and keeps it.</summary>
    /// <param name="identity">The stage.</param>
    /// <param name="origin">Who asked for it.</param>
    /// <param name="execute">Writes its files into the folder that it is given and returns how it ran.</param>
    /// <exception cref="UserErrorException">
    /// CGAT0301: the folder can't be written; CGAT0303: the disk is full.
    /// </exception>
    public StoredStage Write(StageIdentity identity, RunOrigin origin, Func<string, StageTiming> execute)
    {
        var folder = FolderOf(identity);
        try
        {
            using var work = new WorkFolder(folder);
            var manifest = ManifestFile.Write(work.Path, identity, execute(work.Path), origin);
            if (work.Publish())
            {
                _open[identity.Key] = new StoredStage(folder, manifest);
            }

            // Else another process was first. Equal keys are equal results: its copy stays, and is read from here on.
            return Open(identity);
        }
        catch (Exception e) when (ResultErrors.IsFileSystemError(e))
        {
            throw ResultErrors.NotWritten(_results, folder, e);
        }
    }

    /// <summary>
    /// Removes what processes that were killed left: unfinished files, and locks and checkpoints of stages that are
    /// finished since.
    /// </summary>
    public void Tidy()
    {
        if (!Directory.Exists(_root))
        {
            return;
        }

        try
        {
            WorkFolder.Tidy(_root);
            foreach (var folder in ResultTables.All.Select(table => Path.Combine(_results, table.Name))
                .Append(Path.Combine(_results, RunManifests.Folder)))
            {
                AtomicFile.Tidy(folder);
            }

            foreach (var left in Entries(LocksFolder).Concat(Entries(CheckpointsFolder)).Where(IsOfFinished))
            {
                Discard(left);
            }
        }
        catch (Exception e) when (ResultErrors.IsFileSystemError(e))
        {
            // Nobody reads it; a store that can't be written is as good as any where nothing is left to compute.
        }
    }

    private static long SizeOf(string folder) => Directory.Exists(folder)
        ? new DirectoryInfo(folder).EnumerateFiles().Sum(file => file.Length)
        : 0;

    private StageIdentity[] Finished(IEnumerable<IStage> stages) =>
        [.. stages.Select(stage => stage.Identity).DistinctBy(identity => identity.Key).Where(Has)];

    private IReadOnlyList<Diagnostic> DamagesOf(StageIdentity identity)
    {
        try
        {
            Open(identity);
            return [];
        }
        catch (UserErrorException e)
        {
            return e.Diagnostics;
        }
    }

    private static void Discard(FileSystemInfo left)
    {
        if (left is DirectoryInfo folder)
        {
            folder.Delete(recursive: true);
        }
        else
        {
            left.Delete();
        }
    }

    private IEnumerable<FileSystemInfo> Entries(string folder)
    {
        var path = new DirectoryInfo(Path.Combine(_root, folder));
        return path.Exists ? path.EnumerateFileSystemInfos() : [];
    }

    private bool IsOfFinished(FileSystemInfo left) => Path.Exists(Path.Combine(_root, left.Name));

    private FileLock? TryLock(StageIdentity identity)
    {
        try
        {
            return FileLock.TryTake(LockOf(identity));
        }
        catch (Exception e) when (ResultErrors.IsFileSystemError(e))
        {
            throw ResultErrors.NotWritten(_results, LockOf(identity), e);
        }
    }

    private string LockOf(StageIdentity identity) => Path.Combine(_root, LocksFolder, identity.Folder);

    private string FolderOf(StageIdentity identity) => Path.Combine(_root, identity.Folder);
}

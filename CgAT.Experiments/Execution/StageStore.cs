using CgAT.Core.Errors;
using CgAT.Experiments.Files;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Results.Storage;

namespace CgAT.Experiments.Execution;

/// <summary>
/// The finished stages of a results folder, each in a folder named by its key (content-addressed).
/// </summary>
/// <remarks>
/// A stage is written to a hidden folder of the store, which is flushed to the disk with all that it holds and renamed
/// into place: the stage is there as a whole or not at all, whenever the process ends. Its manifest holds the identity,
/// the digest of each file and when and how long the stage ran; files are checked against it before they are used.
/// Several processes may use one store at once.
/// </remarks>
internal sealed class StageStore
{
    private readonly string _results;
    private readonly string _root;
    private readonly Dictionary<string, StoredStage> _open = [];

    /// <summary>The store of a results folder, which need not exist yet.</summary>
    public StageStore(string results)
    {
        _results = results;
        _root = Path.Combine(results, "store");
    }

    /// <summary>Whether the stage is finished; what is there need not be whole any more.</summary>
    public bool Has(StageIdentity identity) => Path.Exists(FolderOf(identity));

    /// <summary>Checks the finished ones of these, so that damage is met before anything is computed.</summary>
    /// <exception cref="UserErrorException">CGAT0304: every stage that is not what was written.</exception>
    public void RequireWhole(IEnumerable<StageIdentity> stages)
    {
        var damages = new List<Diagnostic>();
        foreach (var identity in stages.Where(Has))
        {
            try
            {
                Open(identity);
            }
            catch (UserErrorException e)
            {
                damages.AddRange(e.Diagnostics);
            }
        }

        if (damages.Count > 0)
        {
            throw new UserErrorException(damages);
        }
    }

    /// <summary>A finished stage, checked.</summary>
    /// <exception cref="UserErrorException">CGAT0304: a file that is missing or not what was written.</exception>
    public StoredStage Open(StageIdentity identity)
    {
        if (!_open.TryGetValue(identity.Key, out var stage))
        {
            var folder = FolderOf(identity);
            stage = new StoredStage(folder, ManifestFile.Check(folder, identity));
            _open.Add(identity.Key, stage);
        }

        return stage;
    }

    /// <summary>Computes a stage and keeps it.</summary>
    /// <param name="identity">The stage.</param>
    /// <param name="execute">Writes its files into the folder that it is given and returns how it ran.</param>
    /// <exception cref="UserErrorException">
    /// CGAT0301: the folder can't be written; CGAT0303: the disk is full.
    /// </exception>
    public StoredStage Write(StageIdentity identity, Func<string, StageTiming> execute)
    {
        var folder = FolderOf(identity);
        try
        {
            using var work = new WorkFolder(folder);
            var manifest = ManifestFile.Write(work.Path, identity, execute(work.Path));
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

    private string FolderOf(StageIdentity identity) => Path.Combine(_root, identity.Folder);
}

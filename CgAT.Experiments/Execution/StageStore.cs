using System.Security.Cryptography;
using System.Text.Json;
using CgAT.Core.Errors;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Results.Storage;

namespace CgAT.Experiments.Execution;

/// <summary>
/// The finished stages of a results folder, each in a folder named by its key (content-addressed).
/// </summary>
/// <remarks>
/// A stage is written to a folder beside the store's, its files are flushed to the disk, and the folder is renamed into
/// place: it is there as a whole or not at all, whenever the process ends. Its manifest holds the identity, the digest
/// of each file and when and how long the stage ran; files are checked against it when a stage is opened first.
/// </remarks>
internal sealed class StageStore
{
    private const string ManifestFile = "manifest.json";
    private static readonly JsonSerializerOptions s_readable = new() { WriteIndented = true };

    private readonly string _results;
    private readonly string _root;
    private readonly Dictionary<string, StoredStage> _open = [];

    /// <summary>The store of a results folder, which need not exist yet.</summary>
    public StageStore(string results)
    {
        _results = results;
        _root = Path.Combine(results, "store");
    }

    /// <summary>Whether the stage is finished.</summary>
    public bool Has(StageIdentity identity) => File.Exists(Path.Combine(FolderOf(identity), ManifestFile));

    /// <summary>A finished stage, checked.</summary>
    /// <exception cref="UserErrorException">CGAT0304: a file that is missing or not what was written.</exception>
    public StoredStage Open(StageIdentity identity)
    {
        if (!_open.TryGetValue(identity.Key, out var stage))
        {
            stage = Check(identity);
            _open.Add(identity.Key, stage);
        }

        return stage;
    }

    /// <summary>Computes a stage and keeps it.</summary>
    /// <param name="identity">The stage.</param>
    /// <param name="execute">Writes its files into the folder that it is given and returns how it ran.</param>
    /// <exception cref="UserErrorException">CGAT0301, CGAT0303: the folder can't be written, the disk is full.</exception>
    public StoredStage Write(StageIdentity identity, Func<string, StageTiming> execute)
    {
        var work = Path.Combine(_root, $".work-{Environment.MachineName}-{Environment.ProcessId}-{identity.Folder}");
        try
        {
            Directory.CreateDirectory(work);
            var timing = execute(work);
            var manifest = new StageManifest
            {
                Identity = identity.Text,
                Files = Directory.EnumerateFiles(work)
                    .Order(StringComparer.Ordinal)
                    .ToDictionary(file => Path.GetFileName(file), Digest),
                Timing = timing,
            };
            File.WriteAllBytes(
                Path.Combine(work, ManifestFile), JsonSerializer.SerializeToUtf8Bytes(manifest, s_readable));
            FlushAll(work);
            Publish(work, FolderOf(identity));
            var stage = new StoredStage(FolderOf(identity), manifest);
            _open[identity.Key] = stage;
            return stage;
        }
        catch (Exception e) when (ResultErrors.IsFileSystemError(e))
        {
            throw ResultErrors.NotWritten(_results, work, e);
        }
        finally
        {
            Discard(work);
        }
    }

    private string FolderOf(StageIdentity identity) => Path.Combine(_root, identity.Folder);

    private StoredStage Check(StageIdentity identity)
    {
        var folder = FolderOf(identity);
        try
        {
            var manifest = JsonSerializer.Deserialize<StageManifest>(
                File.ReadAllBytes(Path.Combine(folder, ManifestFile)));
            if (manifest is null || manifest.Identity != identity.Text)
            {
                throw Damaged(folder, ManifestFile, "does not describe this stage");
            }

            foreach (var (name, digest) in manifest.Files)
            {
                if (Digest(Path.Combine(folder, name)) != digest)
                {
                    throw Damaged(folder, name, "is not what was written: its SHA-256 differs from the manifest's");
                }
            }

            return new StoredStage(folder, manifest);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw Damaged(folder, ManifestFile, $"or a file that it lists can't be read: {e.Message.TrimEnd('.')}", e);
        }
    }

    private static UserErrorException Damaged(string folder, string file, string what, Exception? cause = null) => new(
        new Diagnostic
        {
            Code = ErrorCodes.StoredStageDamaged,
            File = Path.Combine(folder, file),
            Message = $"a stored result is damaged: {file} {what}",
            Remedy = $"delete the folder {folder} and run again; only that stage is computed anew",
        },
        cause);

    private static string Digest(string file)
    {
        using var stream = File.OpenRead(file);
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static void FlushAll(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
            stream.Flush(flushToDisk: true);
        }
    }

    private static void Publish(string work, string folder)
    {
        try
        {
            Directory.Move(work, folder);
        }
        catch (IOException) when (File.Exists(Path.Combine(folder, ManifestFile)))
        {
            // Another process finished the same stage first. Equal keys are equal results: its copy stays.
        }
    }

    private static void Discard(string work)
    {
        if (Directory.Exists(work))
        {
            try
            {
                Directory.Delete(work, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // What failed before is the error to report; a leftover work folder is never read.
            }
        }
    }
}

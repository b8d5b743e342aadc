using CgAT.Core.Errors;
using CgAT.Core.Files;
using CgAT.Experiments.Results.Storage;

namespace CgAT.Experiments.Datasets;

/// <summary>
/// Writes lists and their manifest into a folder, each as a whole or not at all. Others that are there are only
/// replaced where that was asked for: a split that someone has results on can't be made again without its seed. Another
/// manifest goes first, and the new one comes last.
/// </summary>
internal sealed class PreparedFiles(string folder, bool replace)
{
    /// <summary>Fails where files are there that are not these, and may not be replaced.</summary>
    /// <exception cref="UserErrorException">CGAT0215: all of them are named.</exception>
    public void RequireFree(IReadOnlyDictionary<string, byte[]> files)
    {
        var others = replace ? [] : files.Where(file => IsThere(file.Key) && !IsEqual(file.Key, file.Value)).ToList();
        if (others.Count > 0)
        {
            throw new UserErrorException([.. others.Select(file => new Diagnostic
            {
                Code = ErrorCodes.PreparedDiffers,
                Message = "another file is there than would be written: of another seed, another source or "
                    + "another kind",
                Remedy = "choose another folder with --output DIR, or let it be replaced with --force",
                File = PathOf(file.Key),
            })]);
        }
    }

    /// <summary>Writes the lists, and then the manifest.</summary>
    /// <returns>The names of the files that were written.</returns>
    /// <exception cref="UserErrorException">
    /// CGAT0215: other files are there; CGAT0216 and CGAT0303: they can't be written.
    /// </exception>
    public IReadOnlyList<string> Write(IReadOnlyDictionary<string, byte[]> lists, string manifestName, byte[] manifest)
    {
        RequireFree(lists);
        RequireFree(new Dictionary<string, byte[]> { [manifestName] = manifest });
        var written = new List<string>();
        try
        {
            // Beside half of other lists it would be a manifest of neither.
            if (IsThere(manifestName) && !IsEqual(manifestName, manifest))
            {
                File.Delete(PathOf(manifestName));
                DurableFolder.Flush(folder);
            }

            foreach (var (name, content) in lists.Append(new(manifestName, manifest)))
            {
                if (!IsThere(name) || !IsEqual(name, content))
                {
                    AtomicFile.Write(PathOf(name), content);
                    written.Add(name);
                }
            }
        }
        catch (Exception e) when (ResultErrors.IsFileSystemError(e))
        {
            throw ResultErrors.NotPrepared(folder, e);
        }

        return written;
    }

    private string PathOf(string name) => Path.Combine(folder, name);

    private bool IsThere(string name) => Path.Exists(PathOf(name));

    private bool IsEqual(string name, byte[] content)
    {
        try
        {
            var file = new FileInfo(PathOf(name));
            return file.Exists && file.Length == content.Length
                && File.ReadAllBytes(file.FullName).AsSpan().SequenceEqual(content);
        }
        catch (Exception e) when (ResultErrors.IsFileSystemError(e))
        {
            return false;
        }
    }
}

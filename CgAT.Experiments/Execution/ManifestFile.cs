using System.Text.Json;
using CgAT.Core.Data;
using CgAT.Core.Errors;
using CgAT.Experiments.Execution.Costs;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Results.Storage;

namespace CgAT.Experiments.Execution;

/// <summary>Writes the manifest of a stage's folder, and holds the folder against it.</summary>
internal static class ManifestFile
{
    /// <summary>The name of the file.</summary>
    public const string Name = "manifest.json";

    private static readonly JsonSerializerOptions s_options = new()
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Describes all that a stage has written.</summary>
    public static StageManifest Write(string folder, StageIdentity identity, StageTiming timing, RunOrigin origin)
    {
        var manifest = new StageManifest
        {
            Identity = identity.Text,
            Files = Directory.EnumerateFiles(folder)
                .Order(StringComparer.Ordinal)
                .ToDictionary(file => Path.GetFileName(file), Digest),
            Build = BuildStamp.Current,
            Machine = Machine.Here,
            Origin = origin,
            SpeedClass = SpeedClass.Of(identity),
            Timing = timing,
        };
        File.WriteAllBytes(Path.Combine(folder, Name), JsonSerializer.SerializeToUtf8Bytes(manifest, s_options));
        return manifest;
    }

    /// <summary>The manifest of a folder as it stands there, unchecked; null where it can't be read.</summary>
    public static StageManifest? TryRead(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<StageManifest>(File.ReadAllBytes(Path.Combine(folder, Name)), s_options);
        }
        catch (Exception e) when (ResultErrors.IsFileSystemError(e) || e is JsonException)
        {
            return null;
        }
    }

    /// <summary>The manifest of a folder whose every file is what was written.</summary>
    /// <exception cref="UserErrorException">CGAT0304: the first file that is not.</exception>
    public static StageManifest Check(string folder, StageIdentity identity) =>
        Check(folder, text => text == identity.Text);

    /// <summary>The same, whatever stage it is.</summary>
    /// <exception cref="UserErrorException">CGAT0304: the first file that is not.</exception>
    public static StageManifest Check(string folder) => Check(folder, _ => true);

    private static StageManifest Check(string folder, Func<string, bool> isMeant)
    {
        var manifest = Read(folder);
        if (!isMeant(manifest.Identity))
        {
            throw Damaged(folder, Name, "does not describe this stage");
        }

        foreach (var (name, digest) in manifest.Files)
        {
            if (Reading(folder, name, Digest) != digest)
            {
                throw Damaged(folder, name, "is not what was written: its SHA-256 differs from the manifest's");
            }
        }

        return manifest;
    }

    /// <summary>The manifest of a folder, whatever became of the other files.</summary>
    /// <exception cref="UserErrorException">CGAT0304: it is damaged, or that of another stage.</exception>
    public static StageManifest Read(string folder, StageIdentity identity)
    {
        var manifest = Read(folder);
        return manifest.Identity == identity.Text
            ? manifest
            : throw Damaged(folder, Name, "does not describe this stage");
    }

    /// <summary>The manifest of a folder of whatever stage.</summary>
    /// <exception cref="UserErrorException">CGAT0304: it is damaged.</exception>
    public static StageManifest Read(string folder) =>
        Reading(folder, Name, file => JsonSerializer.Deserialize<StageManifest>(File.ReadAllBytes(file), s_options))
            ?? throw Damaged(folder, Name, "does not describe this stage");

    /// <summary>The content of a file of a stage.</summary>
    /// <exception cref="UserErrorException">CGAT0304: it is missing, or can't be read.</exception>
    public static byte[] ReadBytes(string folder, string name) => Reading(folder, name, File.ReadAllBytes);

    /// <summary>CGAT0304 about a file of a stage.</summary>
    public static UserErrorException Damaged(string folder, string file, string what, Exception? cause = null) => new(
        new Diagnostic
        {
            Code = ErrorCodes.StoredStageDamaged,
            File = Path.Combine(folder, file),
            Message = $"a stored stage is damaged: {file} {what}",
            Remedy = $"delete {folder} and run again; only that stage is computed anew",
        },
        cause);

    private static T Reading<T>(string folder, string name, Func<string, T> read)
    {
        try
        {
            return read(Path.Combine(folder, name));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Damaged(folder, name, "is missing", e);
        }
        catch (Exception e) when (ResultErrors.IsFileSystemError(e) || e is JsonException)
        {
            throw Damaged(folder, name, $"can't be read: {ResultErrors.Clause(e)}", e);
        }
    }

    private static string Digest(string file)
    {
        using var stream = File.OpenRead(file);
        return ContentDigest.Of(stream);
    }
}

using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CgAT.Core.Data;
using CgAT.Core.Errors;
using CgAT.Core.Files;
using CgAT.Experiments.Execution;
using CgAT.Experiments.Results;
using CgAT.Experiments.Results.Storage;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Reproduction;

/// <summary>
/// Packs finished runs into one zip for another machine: their specs as they were typed, manifests, the lists of the
/// data sets' splits, codes and what attacks did, and tables. Models are left out; they come out again, to the bit, when
/// the run is executed again. The same results give the same bytes, whenever and in whatever order they are packed; a
/// run that was executed twice has other timings. Laid out as a results folder, which it is once unpacked.
/// </summary>
public static class RunBundle
{
    private const string ContentName = "bundle.json";

    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true };

    // The earliest time that a zip can hold: when it was packed is no part of a bundle.
    private static readonly DateTimeOffset s_time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes a bundle, as a whole or not at all.</summary>
    /// <param name="resultsFolder">The results folder that the runs are in.</param>
    /// <param name="runIds">The ids of the runs.</param>
    /// <param name="file">The file.</param>
    /// <exception cref="UserErrorException">
    /// CGAT0302, CGAT0304: what belongs to a run can't be read; CGAT02xx: nor the lists of its data set; CGAT0301,
    /// CGAT0303: the file can't be written.
    /// </exception>
    public static void Write(string resultsFolder, IReadOnlyList<string> runIds, string file)
    {
        ArgumentNullException.ThrowIfNull(runIds);
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var runId in runIds)
        {
            AddRun(files, resultsFolder, runId);
        }

        var content = new BundleContent
        {
            Format = BundleContent.CurrentFormat,
            Runs = [.. runIds.Distinct().Order(StringComparer.Ordinal)],
            Files = new SortedDictionary<string, string>(
                files.ToDictionary(each => each.Key, each => ContentDigest.Of(each.Value)), StringComparer.Ordinal),
        };
        files.Add(ContentName, JsonSerializer.SerializeToUtf8Bytes(content, s_options));
        try
        {
            AtomicFile.Write(file, Zip(files));
        }
        catch (Exception e) when (ResultErrors.IsFileSystemError(e))
        {
            throw ResultErrors.NotWritten(Path.GetDirectoryName(Path.GetFullPath(file))!, file, e);
        }
    }

    /// <summary>Unpacks a bundle into an empty folder, which is a results folder then.</summary>
    /// <returns>The ids of its runs.</returns>
    /// <exception cref="UserErrorException">CGAT0308: it is no bundle, or not as it was written.</exception>
    public static IReadOnlyList<string> Unpack(string file, string folder)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(folder);
        try
        {
            using var zip = ZipFile.OpenRead(file);
            var content = JsonSerializer.Deserialize<BundleContent>(ReadEntry(zip, ContentName, file));
            if (content?.Format != BundleContent.CurrentFormat)
            {
                throw Unreadable(file, "is of another version of the form");
            }

            foreach (var (name, digest) in content.Files)
            {
                var bytes = ReadEntry(zip, name, file);
                if (ContentDigest.Of(bytes) != digest)
                {
                    throw Unreadable(file, $"is not as it was written: {name} differs");
                }

                Put(folder, name, bytes, file);
            }

            return content.Runs;
        }
        catch (Exception e) when (ResultErrors.IsFileSystemError(e) || e is InvalidDataException or JsonException)
        {
            throw Unreadable(file, $"can't be read: {ResultErrors.Clause(e)}", e);
        }
    }

    private static void AddRun(SortedDictionary<string, byte[]> files, string results, string runId)
    {
        var manifest = RunManifests.Read(results, runId);
        foreach (var table in ResultTables.All)
        {
            var path = ResultTables.FileOf(results, table.Name, runId);
            files[$"{table.Name}/{runId}.parquet"] = ReadTable(path);
        }

        foreach (var stage in manifest.Stages)
        {
            AddStage(files, Path.Combine(results, "store", stage), $"store/{stage}");
        }

        var origin = ManifestFile.Read(Path.Combine(results, "store", manifest.Stages[^1])).Origin;
        foreach (var spec in origin.Specs)
        {
            files[$"specs/{runId}/{Path.GetFileName(spec.Path)}"] = Encoding.UTF8.GetBytes(spec.Text);
        }

        var dataset = SpecJson.Read(manifest.Spec).Dataset;
        foreach (var (name, text) in SplitLists.Of(dataset, manifest.BaseFolder ?? ""))
        {
            files[$"lists/{runId}/{name}"] = text;
        }

        // Where the data are is of no use to anybody else, and nobody else's business.
        files[$"{RunManifests.Folder}/{runId}.json"] = RunManifests.BytesOf(manifest with { BaseFolder = null });
    }

    private static void AddStage(SortedDictionary<string, byte[]> files, string folder, string name)
    {
        var manifest = ManifestFile.Read(folder);
        foreach (var file in manifest.Files.Keys.Append(ManifestFile.Name).Where(IsPacked))
        {
            files[$"{name}/{file}"] = ManifestFile.ReadBytes(folder, file);
        }
    }

    private static bool IsPacked(string file) => !file.EndsWith(".safetensors", StringComparison.Ordinal);

    private static byte[] ReadTable(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception e) when (ResultErrors.IsFileSystemError(e))
        {
            throw ResultErrors.NotRead(
                file, $"this table can't be read: {ResultErrors.Clause(e)}", "run its spec again", e);
        }
    }

    private static byte[] Zip(SortedDictionary<string, byte[]> files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = s_time;
                using var target = entry.Open();
                target.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    private static byte[] ReadEntry(ZipArchive zip, string name, string file)
    {
        using var source = (zip.GetEntry(name) ?? throw Unreadable(file, $"has no {name}")).Open();
        using var bytes = new MemoryStream();
        source.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static void Put(string folder, string name, byte[] bytes, string file)
    {
        var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(Path.Combine(root, name));
        if (!path.StartsWith(root, StringComparison.Ordinal))
        {
            throw Unreadable(file, $"has a file outside of itself: {name}");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    private static UserErrorException Unreadable(string file, string what, Exception? cause = null) => new(
        new Diagnostic
        {
            Code = ErrorCodes.BundleUnreadable,
            File = file,
            Message = $"the bundle {what}",
            Remedy = "fetch it again, or pack it anew with 'cgat bundle'",
        },
        cause);
}

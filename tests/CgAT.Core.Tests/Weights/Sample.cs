using System.IO.Compression;
using CgAT.Core.Tests.Data;

namespace CgAT.Core.Tests.Weights;

/// <summary>Files of weights that PyTorch wrote (<c>Samples/make.py</c>), and what tests make of them.</summary>
internal static class Sample
{
    /// <summary>The names in small.pth.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "conv.weight", "conv.bias", "norm.weight", "norm.bias", "norm.running_mean", "norm.running_var",
        "norm.num_batches_tracked", "fc.weight", "fc.bias",
    ];

    /// <summary>Where a sample lies.</summary>
    public static string PathOf(string name) =>
        Path.Combine(TestFolders.Repository, "tests", "CgAT.Core.Tests", "Weights", "Samples", name);

    /// <summary>The bytes of a sample.</summary>
    public static byte[] Bytes(string name) => File.ReadAllBytes(PathOf(name));

    /// <summary>The members of an archive, in its order.</summary>
    public static List<(string Name, byte[] Content)> Members(string name)
    {
        using var archive = ZipFile.OpenRead(PathOf(name));
        return [.. archive.Entries.Select(entry =>
        {
            using var from = entry.Open();
            using var into = new MemoryStream();
            from.CopyTo(into);
            return (entry.FullName, into.ToArray());
        })];
    }

    /// <summary>An archive, as small.pth with one member changed.</summary>
    public static byte[] With(string member, Func<byte[], byte[]> change) => Pack(
        [.. Members("small.pth").Select(each => each.Name == member ? (each.Name, change(each.Content)) : each)]);

    /// <summary>An archive of members, not compressed.</summary>
    public static byte[] Pack(
        IReadOnlyList<(string Name, byte[] Content)> members,
        CompressionLevel compression = CompressionLevel.NoCompression)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in members)
            {
                using var into = archive.CreateEntry(name, compression).Open();
                into.Write(content);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>
    /// The pickle of small.pth with a stretch of bytes, which must be there, replaced at its first place.
    /// </summary>
    public static byte[] WithPickle(byte[] old, byte[] replacement) => With("small/data.pkl", pickle =>
    {
        var at = pickle.AsSpan().IndexOf(old);
        Assert.True(at >= 0, "the pickle has no such stretch");
        return [.. pickle[..at], .. replacement, .. pickle[(at + old.Length)..]];
    });
}

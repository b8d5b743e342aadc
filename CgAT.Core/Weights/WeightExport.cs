using System.Collections;
using System.IO.Compression;
using TorchSharp;
using TorchSharp.PyBridge;

namespace CgAT.Core.Weights;

/// <summary>
/// Writes the weights of a trained model for other programs, under torchvision's names: the hash layer under that of
/// the last layer, whose place it has, so that torchvision's network with as many classes as bits takes them.
/// </summary>
public static class WeightExport
{
    /// <summary>What stands in front of a backbone's weights in our own files.</summary>
    internal const string Backbone = "backbone.";

    /// <summary>
    /// What stands in front of what a hashing loss keeps with a model, which is no part of the network.
    /// </summary>
    internal const string Loss = "loss.";

    private const string HashLayer = "hash.";

    // Archives hold a time for each member; this one is the first that zip knows.
    private static readonly DateTimeOffset s_noTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Copies a file of a model of ours.</summary>
    /// <param name="model">The file, in our names.</param>
    /// <param name="head">What torchvision calls the last layer, such as "fc".</param>
    /// <param name="file">Where to write: <c>.pth</c> or <c>.pt</c> as torch.save does, else safetensors.</param>
    public static void Write(string model, string head, string file)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(file);
        using var scope = torch.NewDisposeScope();
        var weights = Safetensors.LoadStateDict(model)
            .Where(entry => !entry.Key.StartsWith(Loss, StringComparison.Ordinal))
            .ToDictionary(entry => NameOf(entry.Key, head), entry => entry.Value);
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write);
        if (Path.GetExtension(file).ToLowerInvariant() is ".pth" or ".pt")
        {
            WriteArchive(stream, weights);
        }
        else
        {
            Safetensors.SaveStateDict(stream, weights, leaveOpen: true);
        }
    }

    private static string NameOf(string ours, string head) =>
        ours.StartsWith(Backbone, StringComparison.Ordinal) ? ours[Backbone.Length..]
        : ours.StartsWith(HashLayer, StringComparison.Ordinal) ? $"{head}.{ours[HashLayer.Length..]}"
        : ours;

    // The library compresses and writes the time of day. torch.save does neither, and the same weights shall give the
    // same bytes; so what the library wrote is packed anew.
    private static void WriteArchive(Stream stream, Dictionary<string, torch.Tensor> weights)
    {
        using var written = new MemoryStream();
        PyTorchPickler.PickleStateDict(written, new OrderedTable(weights), leaveOpen: true);
        using var source = new ZipArchive(written, ZipArchiveMode.Read);
        using var target = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var member in source.Entries)
        {
            var copy = target.CreateEntry(member.FullName, CompressionLevel.NoCompression);
            copy.LastWriteTime = s_noTime;
            using var from = member.Open();
            using var into = copy.Open();
            from.CopyTo(into);
        }
    }

    // The library takes a Hashtable, whose own order changes from one process to the next.
    private sealed class OrderedTable(Dictionary<string, torch.Tensor> weights) : Hashtable(weights)
    {
        public override ICollection Keys => weights.Keys;

        public override ICollection Values => weights.Values;

        public override IDictionaryEnumerator GetEnumerator() => ((IDictionary)weights).GetEnumerator();
    }
}

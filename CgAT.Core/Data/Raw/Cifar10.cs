using System.Globalization;

namespace CgAT.Core.Data.Raw;

/// <summary>
/// CIFAR-10 in its binary version: 60,000 images of 32 x 32 in ten classes, records of a class and 3,072 bytes, the red
/// plane, the green one, the blue one. The rule is that of DeepHash-pytorch's <c>cifar10-1</c> (utils/tools.py): of all
/// 6,000 a class 100 are queries and the next 500 are for training, and the database is all but queries, which is
/// shuffled here.
/// </summary>
public sealed class Cifar10 : IRawLayout
{
    private const int Side = 32;
    private const int Plane = Side * Side;
    private const int Record = 1 + (3 * Plane);
    private const int Classes = 10;
    private const string NamesFile = "batches.meta.txt";

    private static readonly string[] s_batches =
        [.. Enumerable.Range(1, 5).Select(number => $"data_batch_{number}.bin"), "test_batch.bin"];

    /// <summary>The number of queries a class; another one than 100 is not the published split.</summary>
    public int QueriesPerClass { get; init; } = 100;

    /// <summary>The number of training images a class; another one than 500 is not the published split.</summary>
    public int TrainingPerClass { get; init; } = 500;

    /// <inheritdoc/>
    public string Kind => "cifar-10";

    /// <inheritdoc/>
    public string Rule => "of the images of each class in a keyed order the first are queries and the next for "
        + "training; the database all but queries, shuffled";

    /// <inheritdoc/>
    public string Files => $"data_batch_1.bin, ... data_batch_5.bin, test_batch.bin and {NamesFile}";

    /// <inheritdoc/>
    public int Size => Side;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, PublishedCount> Published { get; } = new Dictionary<string, PublishedCount>
    {
        [DataCounts.Source] = new(60_000),
        [DataCounts.Kept] = new(60_000),
        [DataCounts.Classes] = new(10),
        [DataCounts.Test] = new(1_000),
        [DataCounts.Database] = new(59_000),
        [DataCounts.Train] = new(5_000),
        [DataCounts.Unlabelled] = new(0),
    };

    /// <inheritdoc/>
    public RawDataset Read(string source, long seed)
    {
        var below = Path.Combine(source, "cifar-10-batches-bin");
        var folder = Directory.Exists(below) ? below : source;
        RawFiles.Require(folder, this, [.. s_batches, NamesFile]);
        var names = RawFiles.Lines(Path.Combine(folder, NamesFile)).Where(name => name.Length > 0).ToList();
        if (names.Count != Classes)
        {
            throw RawFiles.Bad(Path.Combine(folder, NamesFile), $"the file names {names.Count} classes, not {Classes}");
        }

        var images = s_batches.SelectMany(batch => ImagesOf(Path.Combine(folder, batch))).ToList();
        return new RawDataset { Classes = names, Images = images, Listed = images.Count };
    }

    /// <inheritdoc/>
    public DataSplit Split(RawDataset data, long seed)
    {
        ArgumentNullException.ThrowIfNull(data);
        return PerClassSplit.Of(this, data, seed, QueriesPerClass, TrainingPerClass);
    }

    private static IEnumerable<RawImage> ImagesOf(string file)
    {
        var length = new FileInfo(file).Length;
        if (length == 0 || length % Record != 0)
        {
            throw RawFiles.Bad(file, $"the file has {length} bytes, which are no records of {Record}");
        }

        var labels = DataFile.Read(file, "make it readable", LabelsIn);
        var name = Path.GetFileNameWithoutExtension(file);
        for (var at = 0; at < labels.Count; at++)
        {
            var item = at;
            yield return labels[at] < Classes
                ? new RawImage
                {
                    Path = string.Create(CultureInfo.InvariantCulture, $"images/{name}-{at:D5}.png"),
                    Labels = [labels[at]],
                    Pixels = () => DataFile.Read(file, "make it readable", _ => PixelsOf(file, item)),
                }
                : throw RawFiles.Bad(
                    file, $"record {at + 1} is of class {labels[at]}, and classes are 0 to {Classes - 1}");
        }
    }

    private static List<byte> LabelsIn(string file)
    {
        using var stream = File.OpenRead(file);
        var record = new byte[Record];
        var labels = new List<byte>();
        while (stream.ReadAtLeast(record, Record, throwOnEndOfStream: false) == Record)
        {
            labels.Add(record[0]);
        }

        return labels;
    }

    private static Raster PixelsOf(string file, int item)
    {
        using var stream = File.OpenRead(file);
        stream.Position = ((long)item * Record) + 1;
        var planes = new byte[Record - 1];
        stream.ReadExactly(planes);
        var values = new byte[planes.Length];
        for (var at = 0; at < values.Length; at++)
        {
            values[at] = planes[(at % 3 * Plane) + (at / 3)];
        }

        return new Raster(Side, Side, 3, values);
    }
}

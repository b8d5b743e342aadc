using System.Globalization;
using CgAT.Core.Errors;

namespace CgAT.Core.Data.Raw;

/// <summary>
/// The MNIST family (MNIST, Fashion-MNIST, KMNIST, EMNIST) in IDX files, packed or plain. There is no published split
/// for retrieval: queries are drawn from the test file, training images from the training file, and the database is all
/// but queries.
/// </summary>
public sealed class IdxFiles : IRawLayout
{
    private static readonly string[][] s_parts = [["train"], ["t10k", "test"]];

    /// <summary>The number of queries a class.</summary>
    public int QueriesPerClass { get; init; } = 100;

    /// <summary>The number of training images a class.</summary>
    public int TrainingPerClass { get; init; } = 500;

    /// <inheritdoc/>
    public string Kind => "idx";

    /// <inheritdoc/>
    public string Rule => "queries drawn from each class of the test file, training images from each class of the "
        + "training file; the database all but queries, shuffled";

    /// <inheritdoc/>
    public string Files => "train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte and "
        + "t10k-labels-idx1-ubyte, each with .gz or without; their names may begin with more";

    /// <inheritdoc/>
    public int Size => 32;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, PublishedCount> Published { get; } = new Dictionary<string, PublishedCount>();

    /// <inheritdoc/>
    public RawDataset Read(string source, long seed)
    {
        RawFiles.Require(source, this, ".");
        var files = s_parts.Select(part => (
            Images: Find(source, part, "images-idx3-ubyte"), Labels: Find(source, part, "labels-idx1-ubyte"))).ToList();
        var arrays = files
            .Select(file => (Images: IdxReader.Read(file.Images), Labels: IdxReader.Read(file.Labels)))
            .ToList();
        for (var part = 0; part < files.Count; part++)
        {
            RequireFit(files[part].Images, files[part].Labels, arrays[part].Images, arrays[part].Labels);
        }

        var classes = arrays.Max(part => part.Labels.Values.Max()) + 1;
        var images = arrays.SelectMany((part, at) => ImagesOf(s_parts[at][0], part.Images, part.Labels)).ToList();
        return new RawDataset
        {
            Classes = [.. Enumerable.Range(0, classes).Select(label => label.ToString(CultureInfo.InvariantCulture))],
            Images = images,
            Listed = images.Count,
        };
    }

    /// <inheritdoc/>
    public DataSplit Split(RawDataset data, long seed)
    {
        ArgumentNullException.ThrowIfNull(data);
        var draws = new SplitDraws(this, data, seed);
        var all = Enumerable.Range(0, data.Images.Count).ToList();
        var parts = all.ToLookup(item => data.Images[item].Path.StartsWith("images/t10k-", StringComparison.Ordinal));
        var test = draws.PerClass(parts[true], QueriesPerClass, "queries");
        return new DataSplit(
            draws.Shuffled([.. all.Except(test)], "database"),
            draws.PerClass(parts[false], TrainingPerClass, "training"),
            test);
    }

    private string Find(string source, string[] parts, string what)
    {
        var endings = parts.SelectMany(part => new[] { $"{part}-{what}", $"{part}-{what}.gz" }).ToList();
        var found = RawFiles.NamesIn(source)
            .Where(name => endings.Exists(ending => name.EndsWith(ending, StringComparison.Ordinal)))
            .ToList();
        return found switch
        {
            [var only] => Path.Combine(source, only),
            [] => throw new UserErrorException(
                RawFiles.Missing(Path.Combine(source, endings[0]), "the file isn't there", this)),
            [var first, var second, ..] => throw RawFiles.Bad(
                Path.Combine(source, second), $"'{first}' is there too, and one of them is enough"),
        };
    }

    private static void RequireFit(string imageFile, string labelFile, IdxArray images, IdxArray labels)
    {
        if (images.Dimensions.Count != 3)
        {
            throw RawFiles.Bad(
                imageFile, $"the file has {images.Dimensions.Count} dimensions, not images x rows x columns");
        }

        if (labels.Dimensions.Count != 1 || labels.Dimensions[0] != images.Dimensions[0])
        {
            var found = string.Join(" x ", labels.Dimensions);
            throw RawFiles.Bad(
                labelFile, $"the file has {found} labels, not one for each of {images.Dimensions[0]} images");
        }
    }

    private static IEnumerable<RawImage> ImagesOf(string part, IdxArray images, IdxArray labels)
    {
        var (height, width) = (images.Dimensions[1], images.Dimensions[2]);
        return labels.Values.Select((label, at) => new RawImage
        {
            Path = string.Create(CultureInfo.InvariantCulture, $"images/{part}-{at:D5}.png"),
            Labels = [label],
            Pixels = () => new Raster(width, height, 1, images.Content.Slice(at * height * width, height * width)),
        });
    }
}

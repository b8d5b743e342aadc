using CgAT.Core.Errors;

namespace CgAT.Core.Data.Raw;

/// <summary>
/// ImageNet-100, a folder of images a class in <c>train</c> and <c>val</c>. The rule is HashNet's as we remember it,
/// and its numbers are from memory too: the images of <c>val</c> are queries, those of <c>train</c> the database, of
/// which 100 a class are for training. Which hundred of the thousand classes they are is not checked.
/// </summary>
public sealed class ImageNet100 : IRawLayout
{
    private const string Memory = "from memory";

    private static readonly string[] s_extensions = [".jpeg", ".jpg", ".png", ".webp"];

    /// <summary>The number of training images a class; another one than 100 is not the published split.</summary>
    public int TrainingPerClass { get; init; } = 100;

    /// <inheritdoc/>
    public string Kind => "imagenet-100";

    /// <inheritdoc/>
    public string Rule => "queries the images of val, the database those of train, shuffled; of each class in a keyed "
        + "order the first of the database are for training";

    /// <inheritdoc/>
    public string Files => "train/ and val/, each with a folder a class, such as train/n01440764/n01440764_10026.JPEG";

    /// <inheritdoc/>
    public int Size => 224;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, PublishedCount> Published { get; } = new Dictionary<string, PublishedCount>
    {
        [DataCounts.Source] = new(133_503, Memory),
        [DataCounts.Kept] = new(133_503, Memory),
        [DataCounts.Classes] = new(100),
        [DataCounts.Test] = new(5_000, Memory),
        [DataCounts.Database] = new(128_503, Memory),
        [DataCounts.Train] = new(10_000, Memory),
        [DataCounts.Unlabelled] = new(0),
    };

    /// <inheritdoc/>
    public RawDataset Read(string source, long seed)
    {
        RawFiles.Require(source, this, "train", "val");
        var classes = Folders(Path.Combine(source, "train"));
        if (classes.Length == 0)
        {
            throw new UserErrorException(
                RawFiles.Missing(Path.Combine(source, "train"), "the folder has no classes", this));
        }

        if (Folders(Path.Combine(source, "val")).Except(classes).FirstOrDefault() is { } other)
        {
            throw RawFiles.Bad(Path.Combine(source, "val", other), "the class of this folder is not in train");
        }

        RawImage[] images = [.. ImagesOf(source, "train", classes), .. ImagesOf(source, "val", classes)];
        return new RawDataset { Classes = classes, Images = images, Listed = images.Length };
    }

    /// <inheritdoc/>
    public DataSplit Split(RawDataset data, long seed)
    {
        ArgumentNullException.ThrowIfNull(data);
        var draws = new SplitDraws(this, data, seed);
        var parts = Enumerable.Range(0, data.Images.Count)
            .ToLookup(item => data.Images[item].Path.StartsWith("val/", StringComparison.Ordinal));
        draws.Require(parts[true].Count(), 1, "images in val");
        var database = parts[false].ToList();
        return new DataSplit(
            draws.Shuffled(database, "database"),
            draws.PerClass(database, TrainingPerClass, "training"),
            draws.Shuffled([.. parts[true]], "test"));
    }

    private static string[] Folders(string folder) => DataFile.Read(folder, "make it readable", place => Directory
        .EnumerateDirectories(place).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal).ToArray());

    private static IEnumerable<RawImage> ImagesOf(string source, string part, string[] classes)
    {
        for (var label = 0; label < classes.Length; label++)
        {
            var folder = Path.Combine(source, part, classes[label]);
            var names = Directory.Exists(folder) ? RawFiles.NamesIn(folder) : [];
            foreach (var name in names.Where(name => s_extensions.Contains(Path.GetExtension(name).ToLowerInvariant())))
            {
                yield return new RawImage { Path = $"{part}/{classes[label]}/{name}", Labels = [label] };
            }
        }
    }
}

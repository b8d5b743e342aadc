namespace CgAT.Core.Data.Raw;

/// <summary>
/// MS-COCO as of 2014: both parts with the 80 categories of their objects, in alphabetical columns, the images without
/// any object left out. Queries, then training images are the first of a random order; training images stay in the
/// database. That images without objects are left out, and with it the numbers of images, is inferred from the
/// published lists: of their 15,000 rows that could be seen none is without a label, where 130 would be expected.
/// </summary>
public sealed class Coco2014 : IRawLayout
{
    private const string Inferred = "inferred";

    private static readonly string[] s_parts = ["train2014", "val2014"];

    /// <summary>The number of queries; another one than 5,000 is not the published split.</summary>
    public int Queries { get; init; } = 5_000;

    /// <summary>The number of training images; another one than 10,000 is not the published split.</summary>
    public int Training { get; init; } = 10_000;

    /// <inheritdoc/>
    public string Kind => "ms-coco";

    /// <inheritdoc/>
    public string Rule => "images with an object in a keyed order: queries first, then the database, of which the "
        + "first are for training";

    /// <inheritdoc/>
    public string Files =>
        "train2014/, val2014/, annotations/instances_train2014.json and annotations/instances_val2014.json";

    /// <inheritdoc/>
    public int Size => 224;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, PublishedCount> Published { get; } = new Dictionary<string, PublishedCount>
    {
        [DataCounts.Source] = new(123_287),
        [DataCounts.Kept] = new(122_218, Inferred),
        [DataCounts.Classes] = new(80),
        [DataCounts.Test] = new(5_000),
        [DataCounts.Database] = new(117_218, Inferred),
        [DataCounts.Train] = new(10_000),
        [DataCounts.Unlabelled] = new(0, Inferred),
    };

    /// <inheritdoc/>
    public RawDataset Read(string source, long seed)
    {
        RawFiles.Require(source, this, [.. s_parts, .. s_parts.Select(FileOf)]);
        var parts = s_parts.Select(part => CocoInstances.Read(Path.Combine(source, FileOf(part)))).ToList();
        var columns = Columns(parts, source);
        return new RawDataset
        {
            Classes = [.. columns.Keys],
            Listed = parts.Sum(part => part.Images.Count),
            Images = [.. ImagesOf(s_parts[0], parts[0], columns), .. ImagesOf(s_parts[1], parts[1], columns)],
        };
    }

    /// <inheritdoc/>
    public DataSplit Split(RawDataset data, long seed)
    {
        ArgumentNullException.ThrowIfNull(data);
        var draws = new SplitDraws(this, data, seed);
        draws.Require(data.Images.Count, Queries + Training, "images with an object");
        var order = draws.Shuffled("order");
        return new DataSplit(order[Queries..], order[Queries..(Queries + Training)], order[..Queries]);
    }

    private static string FileOf(string part) => $"annotations/instances_{part}.json";

    private static SortedDictionary<string, int> Columns(List<CocoInstances> parts, string source)
    {
        var names = parts[0].Categories.Values.ToHashSet(StringComparer.Ordinal);
        if (names.Count < parts[0].Categories.Count || !parts[0].Categories.SequenceEqual(parts[1].Categories))
        {
            throw RawFiles.Bad(
                Path.Combine(source, FileOf(s_parts[1])),
                $"the categories are not those of {FileOf(s_parts[0])}, each with a name of its own");
        }

        var columns = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            columns.Add(name, columns.Count);
        }

        return columns;
    }

    // By file name: the ids of images are the numbers in their names.
    private static IEnumerable<RawImage> ImagesOf(
        string folder, CocoInstances part, SortedDictionary<string, int> columns) => part.Images
        .Where(image => part.Objects.ContainsKey(image.Key))
        .OrderBy(image => image.Value, StringComparer.Ordinal)
        .Select(image => new RawImage
        {
            Path = $"{folder}/{image.Value}",
            Labels = [.. part.Objects[image.Key].Select(category => columns[part.Categories[category]]).Order()],
        });
}

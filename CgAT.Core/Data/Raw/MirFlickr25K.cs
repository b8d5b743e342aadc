using System.Globalization;

namespace CgAT.Core.Data.Raw;

/// <summary>
/// FLICKR-25K: MIRFLICKR-25K with all 38 annotation files of version 080, 24 of potential and 14 of relevant labels.
/// The rule is read off the lists that ProS-GAN's code ships: 1,700 queries, the database is all else by number, and
/// training images are drawn from it with replacement (4,496 of its 5,000 are distinct).
/// </summary>
public sealed class MirFlickr25K : IRawLayout
{
    private const string ImageFolder = "mirflickr";
    private const string Annotations = "mirflickr25k_annotations_v080";
    private const string Lead = "im";
    private const string Extension = ".jpg";

    /// <summary>The number of queries; another one than 1,700 is not the published split.</summary>
    public int Queries { get; init; } = 1_700;

    /// <summary>The number of training rows; another one than 5,000 is not the published split.</summary>
    public int Training { get; init; } = 5_000;

    /// <inheritdoc/>
    public string Kind => "flickr-25k";

    /// <inheritdoc/>
    public string Rule => "queries drawn from all images, the database all others by number, training rows drawn from "
        + "the database with replacement";

    /// <inheritdoc/>
    public string Files => $"{ImageFolder}/im1.jpg, ... and {Annotations}/animals.txt, ...";

    /// <inheritdoc/>
    public int Size => 224;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, PublishedCount> Published { get; } = new Dictionary<string, PublishedCount>
    {
        [DataCounts.Source] = new(25_000),
        [DataCounts.Kept] = new(25_000),
        [DataCounts.Classes] = new(38),
        [DataCounts.Test] = new(1_700),
        [DataCounts.Database] = new(23_300),
        [DataCounts.Train] = new(5_000),
        [DataCounts.Unlabelled] = new(419),
    };

    /// <inheritdoc/>
    public IReadOnlyList<int> ClassTotals { get; } =
    [
        3700, 7912, 791, 4683, 8313, 3982, 3931, 684, 149, 1077, 3216, 1177, 1322, 2711, 2895, 2135, 10373, 484, 1823,
        1350, 990, 116, 214, 669, 9992, 590, 380, 3331, 259, 3647, 8763, 3829, 668, 742, 7849, 6081, 894, 6184,
    ];

    /// <inheritdoc/>
    public RawDataset Read(string source, long seed)
    {
        RawFiles.Require(source, this, ImageFolder, Annotations);
        var count = CountImages(Path.Combine(source, ImageFolder));
        var annotations = Path.Combine(source, Annotations);
        var files = RawFiles.NamesIn(annotations).Where(IsAnnotation).ToList();
        if (files.Count == 0)
        {
            throw RawFiles.Bad(annotations, "the folder has no annotation files");
        }

        var labels = Enumerable.Range(0, count).Select(_ => new List<int>()).ToArray();
        for (var column = 0; column < files.Count; column++)
        {
            foreach (var image in Numbers(Path.Combine(annotations, files[column]), count))
            {
                labels[image - 1].Add(column);
            }
        }

        return new RawDataset
        {
            Classes = [.. files.Select(file => Path.GetFileNameWithoutExtension(file))],
            Listed = count,
            Images = [.. labels.Select((own, at) => new RawImage { Path = NameOf(at + 1), Labels = own })],
        };
    }

    /// <inheritdoc/>
    public DataSplit Split(RawDataset data, long seed)
    {
        ArgumentNullException.ThrowIfNull(data);
        var draws = new SplitDraws(this, data, seed);
        draws.Require(data.Images.Count, Queries + 1, "images");
        var test = draws.Shuffled("test").Take(Queries).ToArray();
        var isQuery = test.ToHashSet();
        var database = Enumerable.Range(0, data.Images.Count).Where(item => !isQuery.Contains(item)).ToArray();
        return new DataSplit(database, draws.WithReplacement(database, Training, "train"), test);
    }

    private static string NameOf(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{ImageFolder}/{Lead}{number}{Extension}");

    private static bool IsAnnotation(string name) =>
        name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)
        && !name.StartsWith("README", StringComparison.OrdinalIgnoreCase);

    // The images must be numbered from 1 on without a gap, since annotations name them by their numbers.
    private int CountImages(string folder)
    {
        var numbers = RawFiles.NamesIn(folder)
            .Where(name => name.StartsWith(Lead, StringComparison.Ordinal))
            .Where(name => name.EndsWith(Extension, StringComparison.Ordinal))
            .Select(name => Number(name[Lead.Length..^Extension.Length]))
            .OfType<int>()
            .ToHashSet();
        var first = Enumerable.Range(1, numbers.Count + 1).First(number => !numbers.Contains(number));
        return first > numbers.Count && numbers.Count > 0
            ? numbers.Count
            : throw new Errors.UserErrorException(RawFiles.Missing(
                Path.Combine(folder, $"{Lead}{first}{Extension}"),
                "the images are numbered from 1 on, and this one isn't there",
                this));
    }

    private static IEnumerable<int> Numbers(string file, int images)
    {
        var seen = new HashSet<int>();
        var lines = RawFiles.Lines(file);
        for (var at = 0; at < lines.Count; at++)
        {
            var line = lines[at].Trim();
            if (line.Length == 0)
            {
                continue;
            }

            if (Number(line) is not { } number || number < 1 || number > images)
            {
                throw RawFiles.Bad(file, $"'{line}' is no number of an image, from 1 to {images}", at + 1, lines[at]);
            }

            if (seen.Add(number))
            {
                yield return number;
            }
        }
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

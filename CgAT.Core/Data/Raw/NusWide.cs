using System.Collections;
using CgAT.Core.Errors;

namespace CgAT.Core.Data.Raw;

/// <summary>
/// NUS-WIDE with its 21 most frequent concepts, the images that have none of them left out. The rule is that of
/// DeepHash-pytorch (data/nuswide_21/code.py): images are walked in a random order, and an image goes to the first of
/// its classes, in the order of columns, that still has room: to training (500 a class) before queries (100 a class).
/// Images for training stay in the database. The layout of the download is from memory, and so is that the columns
/// descend by frequency, on which no metric depends.
/// </summary>
public sealed class NusWide : IRawLayout
{
    private const string ImageListFile = "ImageList/Imagelist.txt";
    private const string ConceptsFile = "ConceptsList/Concepts81.txt";
    private const string LabelsFolder = "Groundtruth/AllLabels";

    // Where images may be: the last is how TreezzZ's package has them, without the folders of the image list.
    private static readonly (string Folder, bool IsFlat)[] s_places =
        [("Flickr", false), ("images", false), ("Images", false), (".", false), ("images", true)];

    /// <summary>The number of concepts; another one than 21 is not the published split.</summary>
    public int Concepts { get; init; } = 21;

    /// <summary>The number of queries a class; another one than 100 is not the published split.</summary>
    public int QueriesPerClass { get; init; } = 100;

    /// <summary>The number of training images a class; another one than 500 is not the published split.</summary>
    public int TrainingPerClass { get; init; } = 500;

    /// <inheritdoc/>
    public string Kind => "nus-wide";

    /// <inheritdoc/>
    public string Rule => "images of the 21 most frequent concepts in a keyed order, each to the first of its classes "
        + "with room, for training before queries; the database all but queries";

    /// <inheritdoc/>
    public string Files => $"{ImageListFile}, {ConceptsFile}, {LabelsFolder}/Labels_animal.txt, ... and the images in "
        + "Flickr/ or images/";

    /// <inheritdoc/>
    public int Size => 224;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, PublishedCount> Published { get; } = new Dictionary<string, PublishedCount>
    {
        [DataCounts.Source] = new(269_648),
        [DataCounts.Kept] = new(195_834),
        [DataCounts.Classes] = new(21),
        [DataCounts.Test] = new(2_100),
        [DataCounts.Database] = new(193_734),
        [DataCounts.Train] = new(10_500),
        [DataCounts.Unlabelled] = new(0),
    };

    /// <inheritdoc/>
    public RawDataset Read(string source, long seed)
    {
        RawFiles.Require(source, this, ImageListFile, ConceptsFile, LabelsFolder);
        var names = RawFiles.Lines(Path.Combine(source, ImageListFile))
            .Select(name => name.Trim().Replace('\\', '/'))
            .ToList();
        var frequent = MostFrequent(source, names.Count);
        var items = Enumerable.Range(0, names.Count)
            .Where(item => frequent.Any(concept => concept.Items[item]))
            .ToList();
        var place = items.Count > 0 ? PlaceOf(source, names[items[0]]) : s_places[0];
        return new RawDataset
        {
            Classes = [.. frequent.Select(concept => concept.Name)],
            Listed = names.Count,
            Images =
            [
                .. items.Select(item => new RawImage
                {
                    Path = PathOf(place, names[item]),
                    Labels = [.. Enumerable.Range(0, frequent.Count).Where(label => frequent[label].Items[item])],
                }),
            ],
        };
    }

    /// <inheritdoc/>
    public DataSplit Split(RawDataset data, long seed)
    {
        ArgumentNullException.ThrowIfNull(data);
        var draws = new SplitDraws(this, data, seed);
        var order = draws.Shuffled("walk");
        var training = Enumerable.Repeat(TrainingPerClass, data.Classes.Count).ToArray();
        var queries = Enumerable.Repeat(QueriesPerClass, data.Classes.Count).ToArray();
        var (train, test, database) = (new List<int>(), new List<int>(), new List<int>());
        foreach (var item in order)
        {
            var label = data.Images[item].Labels.FirstOrDefault(own => training[own] > 0 || queries[own] > 0, -1);
            if (label >= 0 && training[label] == 0)
            {
                queries[label]--;
                test.Add(item);
                continue;
            }

            database.Add(item);
            if (label >= 0)
            {
                training[label]--;
                train.Add(item);
            }
        }

        for (var label = 0; label < data.Classes.Count; label++)
        {
            var needed = TrainingPerClass + QueriesPerClass;
            var what = $"images that are the share of '{data.Classes[label]}'";
            draws.Require(needed - training[label] - queries[label], needed, what);
        }

        return new DataSplit(database, train, test);
    }

    // Descending by frequency, and of equals the first in the list of concepts.
    private List<(string Name, BitArray Items)> MostFrequent(string source, int images)
    {
        var names = RawFiles.Lines(Path.Combine(source, ConceptsFile)).Select(line => line.Trim())
            .Where(line => line.Length > 0).ToList();
        var files = names.Select(name => $"{LabelsFolder}/Labels_{name}.txt").ToList();
        RawFiles.Require(source, this, files);
        var concepts = names
            .Zip(files, (name, file) => (Name: name, Items: ReadLabels(Path.Combine(source, file), images)))
            .ToList();
        return concepts.Count >= Concepts
            ? [.. concepts.OrderByDescending(concept => Count(concept.Items)).Take(Concepts)]
            : throw RawFiles.Bad(
                Path.Combine(source, ConceptsFile), $"the file names {concepts.Count} concepts, fewer than {Concepts}");
    }

    // By bytes, since the 81 files have 22 million lines.
    private static BitArray ReadLabels(string file, int images)
    {
        var labels = new BitArray(images);
        var item = 0;
        var line = 1;
        var isRead = false;
        foreach (var value in RawFiles.Bytes(file))
        {
            if (value == '\n')
            {
                (line, isRead) = (line + 1, false);
            }
            else if (value is (byte)'0' or (byte)'1' && !isRead && item < images)
            {
                labels[item++] = value == '1';
                isRead = true;
            }
            else if (value is not ((byte)' ' or (byte)'\r' or (byte)'\t'))
            {
                throw item == images && !isRead
                    ? RawFiles.Bad(file, $"the file has more labels than {ImageListFile} has images: {images}", line)
                    : RawFiles.Bad(file, "the line is not 0 or 1", line);
            }
        }

        return item == images
            ? labels
            : throw RawFiles.Bad(file, $"the file has {item} labels, and {ImageListFile} names {images} images");
    }

    private static int Count(BitArray items)
    {
        var count = 0;
        for (var item = 0; item < items.Count; item++)
        {
            count += items[item] ? 1 : 0;
        }

        return count;
    }

    private (string Folder, bool IsFlat) PlaceOf(string source, string name)
    {
        foreach (var place in s_places)
        {
            if (File.Exists(Path.Combine(source, PathOf(place, name))))
            {
                return place;
            }
        }

        throw new UserErrorException(RawFiles.Missing(
            Path.Combine(source, s_places[0].Folder, name),
            "the image isn't there, nor in images/, with or without the folder of the image list",
            this));
    }

    private static string PathOf((string Folder, bool IsFlat) place, string name)
    {
        var own = place.IsFlat ? name[(name.LastIndexOf('/') + 1)..] : name;
        return place.Folder == "." ? own : $"{place.Folder}/{own}";
    }
}

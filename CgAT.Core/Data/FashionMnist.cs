using System.Globalization;
using System.Text;

namespace CgAT.Core.Data;

/// <summary>
/// Fashion-MNIST (Xiao, Rasul and Vollgraf 2017) for retrieval: ten classes of gray 28 x 28 images, padded with two
/// black pixels on each side to 32 x 32.
/// </summary>
public static class FashionMnist
{
    /// <summary>The height and width of the images as they are loaded, in pixels.</summary>
    public const int ImageSide = Side + (2 * Padding);

    private const int Side = 28;
    private const int Padding = 2;

    // Zalando's names, in the order of the labels.
    private static readonly string[] s_classes =
    [
        "T-shirt/top", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot",
    ];

    /// <summary>
    /// The data of a split (<see cref="FashionMnistSplit.Names"/>) from a folder with the published IDX files, packed
    /// or plain. The digest is over the UTF-8 text <c>cgat-fashion-mnist-v1\n</c>, a line
    /// <c>{file name} {SHA-256 of the unpacked file}</c> a file (images before labels, training before t10k), and
    /// <see cref="FashionMnistSplit.ToText"/>.
    /// </summary>
    /// <exception cref="Errors.UserErrorException">
    /// CGAT0201: a file isn't there; CGAT0202: a file isn't the published one; CGAT0204: there is no such split.
    /// </exception>
    public static RetrievalDataset Load(string folder, string split)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var lists = FashionMnistSplit.Find(split);
        (FashionMnistFile Images, FashionMnistFile Labels)[] files = lists.UsesTrainingFile
            ? [(FashionMnistFile.TrainingImages, FashionMnistFile.TrainingLabels), T10K]
            : [T10K];
        var all = Read(folder, files);
        return new RetrievalDataset
        {
            Name = $"fashion-mnist/{split}",
            Digest = DigestOf(lists, files),
            Query = new ImageSubset(all, lists.Query),
            Database = new ImageSubset(all, lists.Database),
            Train = new ImageSubset(all, lists.Train),
            TrainInDatabase = Positions.Of(lists.Train, lists.Database),
            ClassNames = s_classes,
        };
    }

    private static (FashionMnistFile Images, FashionMnistFile Labels) T10K =>
        (FashionMnistFile.T10KImages, FashionMnistFile.T10KLabels);

    private static InMemoryImageSet Read(string folder, (FashionMnistFile Images, FashionMnistFile Labels)[] files)
    {
        IReadOnlyList<int>[] lists = [.. Enumerable.Range(0, s_classes.Length).Select(label => new[] { label })];
        var images = new List<byte[]>();
        var labels = new List<IReadOnlyList<int>>();
        foreach (var file in files)
        {
            ReadOnlySpan<byte> pixels = file.Images.Read(folder).Content;
            for (var start = 0; start < pixels.Length; start += Side * Side)
            {
                images.Add(Pad(pixels.Slice(start, Side * Side)));
            }

            foreach (var label in file.Labels.Read(folder).Content)
            {
                labels.Add(lists[label]);
            }
        }

        return new InMemoryImageSet(ImageSide, ImageSide, channels: 1, s_classes.Length, images, labels);
    }

    private static byte[] Pad(ReadOnlySpan<byte> image)
    {
        var padded = new byte[ImageSide * ImageSide];
        for (var row = 0; row < Side; row++)
        {
            image.Slice(row * Side, Side).CopyTo(padded.AsSpan(((row + Padding) * ImageSide) + Padding));
        }

        return padded;
    }

    private static string DigestOf(FashionMnistSplit lists, (FashionMnistFile Images, FashionMnistFile Labels)[] files)
    {
        var text = new StringBuilder("cgat-fashion-mnist-v1\n");
        foreach (var file in files.SelectMany(pair => new[] { pair.Images, pair.Labels }))
        {
            text.Append(CultureInfo.InvariantCulture, $"{file.Name} {file.Sha256}\n");
        }

        return ContentDigest.OfText(text.Append(lists.ToText()).ToString());
    }
}

namespace CgAT.Core.Data.Raw;

/// <summary>
/// A data set as it is downloaded: how its files are read, and the published rule by which it is split. A new one is a
/// file in this folder and a line in <see cref="RawLayouts"/>.
/// </summary>
public interface IRawLayout
{
    /// <summary>What it is called on the command line and in manifests, such as <c>nus-wide</c>.</summary>
    string Kind { get; }

    /// <summary>How it is split, in one sentence for manifests.</summary>
    string Rule { get; }

    /// <summary>The files that there must be, for people; null where it is made of nothing.</summary>
    string? Files { get; }

    /// <summary>The side of images as networks are usually shown them, in pixels: 224 for photographs.</summary>
    int Size { get; }

    /// <summary>What was published of it, by the names in <see cref="DataCounts"/>; empty where nothing was.</summary>
    IReadOnlyDictionary<string, PublishedCount> Published { get; }

    /// <summary>How many images each class was published to have, in no order; empty where nothing was.</summary>
    IReadOnlyList<int> ClassTotals => [];

    /// <summary>The images and their classes.</summary>
    /// <param name="source">The folder of the download; of no meaning where there is none.</param>
    /// <param name="seed">What a data set that is made of nothing is drawn with.</param>
    /// <exception cref="Errors.UserErrorException">
    /// CGAT0201: a file isn't there; CGAT0202 and CGAT0203: an IDX file is damaged; CGAT0210: a file is not as it
    /// should be.
    /// </exception>
    RawDataset Read(string source, long seed);

    /// <summary>The split of images that were read; the same for the same seed.</summary>
    /// <exception cref="Errors.UserErrorException">CGAT0211: there are too few images.</exception>
    DataSplit Split(RawDataset data, long seed);
}

using System.Globalization;
using CgAT.Core.Errors;

namespace CgAT.Core.Data;

/// <summary>What a retrieval experiment reads: queries, the database they are looked up in, training images.</summary>
public sealed record RetrievalDataset
{
    /// <summary>The name for people, such as <c>fashion-mnist/t10k-9000-1000</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The identity of the content: <c>sha256:</c> and 64 hexadecimal digits.</summary>
    public required string Digest { get; init; }

    /// <summary>The queries.</summary>
    public required IImageSet Query { get; init; }

    /// <summary>The images that are ranked for each query.</summary>
    public required IImageSet Database { get; init; }

    /// <summary>The images that networks are trained on.</summary>
    public required IImageSet Train { get; init; }

    /// <summary>
    /// The database item of each training item; null where some training image is not in the database.
    /// </summary>
    public IReadOnlyList<int>? TrainInDatabase { get; init; }

    /// <summary>What the classes are called, in their order; empty where nobody says.</summary>
    public IReadOnlyList<string> ClassNames { get; init; } = [];

    /// <summary>How many distinct images were left out, since they can't be used.</summary>
    internal int Skipped { get; init; }

    /// <summary>
    /// The digest that the data would have with the images that were left out, such as a manifest has; null where none
    /// were, or where one could not even be read.
    /// </summary>
    internal string? DigestOfAll { get; init; }

    /// <summary>What a class is called: by its number where it has no name.</summary>
    public string NameOf(int label) =>
        label < ClassNames.Count ? ClassNames[label] : string.Create(CultureInfo.InvariantCulture, $"class {label}");

    /// <summary>
    /// The data set of the first images of each list, in their order. Its digest is that of the whole: the limits have
    /// to be stated beside it.
    /// </summary>
    /// <exception cref="UserErrorException">CGAT0209: a list has fewer images.</exception>
    public RetrievalDataset First(int train, int database, int query)
    {
        (string Name, int Limit, int Count)[] lists =
            [("train", train, Train.Count), ("database", database, Database.Count), ("query", query, Query.Count)];
        var faults = lists.Where(list => list.Limit > list.Count)
            .Select(list => LimitTooHigh(list.Name, list.Limit, list.Count))
            .ToArray();
        if (faults.Length > 0)
        {
            throw new UserErrorException(faults);
        }

        var positions = TrainInDatabase?.Take(train).ToArray();
        return this with
        {
            Train = FirstOf(Train, train),
            Database = FirstOf(Database, database),
            Query = FirstOf(Query, query),
            TrainInDatabase = positions is not null && positions.All(item => item < database) ? positions : null,
        };
    }

    /// <summary>Fails unless the data have the digest that a spec states, at the place where it states it.</summary>
    /// <exception cref="UserErrorException">CGAT0207: the digest is another one.</exception>
    public void RequireDigest(string expected, string? file = null, int? line = null, int? column = null)
    {
        if (!string.Equals(expected, Digest, StringComparison.Ordinal))
        {
            throw new UserErrorException(new Diagnostic
            {
                Code = ErrorCodes.DigestDiffers,
                Message = expected == DigestOfAll ? IsOfAll(expected)
                    : $"the data of '{Name}' have the digest {Digest}, not {expected}",
                Remedy = expected == DigestOfAll
                    ? $"write digest = \"{Digest}\", which is that of the images that are left: numbers on these are "
                        + "not numbers on all of them; or mend the images ('cgat data check' names them)"
                    : "restore the data that the spec was written for, "
                        + $"or write digest = \"{Digest}\" to go on with these",
                File = file,
                Line = line,
                Column = column,
            });
        }
    }

    private string IsOfAll(string digest) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Skipped:N0} images of '{Name}' can't be used and are skipped, so it has not the digest of all of them, ")
        + digest;

    private static ImageSubset FirstOf(IImageSet images, int count) => new(images, [.. Enumerable.Range(0, count)]);

    private Diagnostic LimitTooHigh(string list, int limit, int count) => new()
    {
        Code = ErrorCodes.LimitTooHigh,
        Message = string.Create(
            CultureInfo.InvariantCulture, $"limit.{list} is {limit}, and the list of '{Name}' has {count} images"),
        Remedy = string.Create(CultureInfo.InvariantCulture, $"write {count} or less, or leave the limit out"),
    };
}

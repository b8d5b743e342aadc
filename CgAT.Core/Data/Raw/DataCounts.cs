namespace CgAT.Core.Data.Raw;

/// <summary>Counts what a split came to, to be held against what was published.</summary>
public static class DataCounts
{
    /// <summary>The images of the download.</summary>
    public const string Source = "images of the source";

    /// <summary>Those of them that take part.</summary>
    public const string Kept = "images that take part";

    /// <summary>The classes.</summary>
    public const string Classes = "classes";

    /// <summary>The rows of the test list.</summary>
    public const string Test = "queries";

    /// <summary>The rows of the database list.</summary>
    public const string Database = "database";

    /// <summary>The rows of the training list.</summary>
    public const string Train = "training rows";

    /// <summary>The queries and database rows without a label.</summary>
    public const string Unlabelled = "images without a label";

    /// <summary>The image files that lists name.</summary>
    public const string Distinct = "distinct images";

    /// <summary>The classes that have as many images as published.</summary>
    public const string Totals = "classes of the published sizes";

    /// <summary>The counts of a split, in the order in which people read them.</summary>
    public static IReadOnlyList<DataCount> Of(IRawLayout layout, RawDataset data, DataSplit split)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(split);
        var unlabelled = split.Test.Concat(split.Database).Count(item => data.Images[item].Labels.Count == 0);
        (string What, int Found)[] counts =
        [
            (Source, data.Listed),
            (Kept, data.Images.Count),
            (Classes, data.Classes.Count),
            (Test, split.Test.Count),
            (Database, split.Database.Count),
            (Train, split.Train.Count),
            (Unlabelled, unlabelled),
        ];
        var rows = counts.Select(count => new DataCount(
            count.What, count.Found, layout.Published.GetValueOrDefault(count.What)));
        return layout.ClassTotals.Count > 0 ? [.. rows, TotalsOf(layout, data)] : [.. rows];
    }

    /// <summary>
    /// The counts of lists that were given; beside the published ones of a set with as many classes and queries, where
    /// there is one.
    /// </summary>
    public static IReadOnlyList<DataCount> Of(ImageManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var (classes, test) = (manifest.Classes, manifest.Counts["test"]);
        var published = RawLayouts.All.Select(layout => layout.Published).FirstOrDefault(counts =>
            counts.GetValueOrDefault(Classes)?.Value == classes && counts.GetValueOrDefault(Test)?.Value == test);
        return
        [
            Row(Classes, classes),
            Row(Test, test),
            Row(Database, manifest.Counts["database"]),
            Row(Train, manifest.Counts["train"]),
            Row(Distinct, manifest.Images.Count),
        ];

        DataCount Row(string what, int found) => new(what, found, published?.GetValueOrDefault(what));
    }

    // The names of the published totals are guesses, so that they are compared without them.
    private static DataCount TotalsOf(IRawLayout layout, RawDataset data)
    {
        var published = layout.ClassTotals.ToList();
        var totals = data.Images.SelectMany(image => image.Labels).CountBy(label => label).Select(total => total.Value);
        return new DataCount(Totals, totals.Count(published.Remove), new PublishedCount(layout.ClassTotals.Count));
    }
}

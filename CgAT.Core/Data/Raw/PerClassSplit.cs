namespace CgAT.Core.Data.Raw;

/// <summary>The split of sets with one class an image that can do without parts of their own.</summary>
internal static class PerClassSplit
{
    /// <summary>
    /// So many images a class as queries, so many others for training, and all but the queries as the database,
    /// shuffled: an order that tells of classes would favour some among equally distant images.
    /// </summary>
    public static DataSplit Of(IRawLayout layout, RawDataset data, long seed, int queriesPerClass, int trainingPerClass)
    {
        var draws = new SplitDraws(layout, data, seed);
        var all = Enumerable.Range(0, data.Images.Count).ToList();
        var both = draws.PerClass(all, queriesPerClass + trainingPerClass, "classes");
        var ofClasses = both.Chunk(queriesPerClass + trainingPerClass).ToList();
        var test = ofClasses.SelectMany(own => own.Take(queriesPerClass)).ToArray();
        return new DataSplit(
            draws.Shuffled([.. all.Except(test)], "database"),
            [.. ofClasses.SelectMany(own => own.Skip(queriesPerClass))],
            test);
    }
}

using CgAT.Core.Numerics;

namespace CgAT.Core.Data;

/// <summary>
/// The rules that the frozen splits were made by. 'The first n a class' walks the items in file order and takes each
/// whose class has not had n yet. A database is shuffled by the permutation of epoch 0 of stream
/// <c>fashion-mnist/{split}/database</c> under seed 0, because an order that tells of class or training set would
/// favour some items among equally distant ones.
/// </summary>
public static class FashionMnistSplitRules
{
    private const int QueriesPerClass = 100;
    private const int Classes = 10;

    /// <summary>
    /// <c>t10k-9000-1000</c>: queries are the first 100 a class of t10k, the database is the other 9,000, training the
    /// first 300 a class of those.
    /// </summary>
    public static FashionMnistSplit OfT10K(IReadOnlyList<byte> t10KLabels)
    {
        ArgumentNullException.ThrowIfNull(t10KLabels);
        var all = Enumerable.Range(0, t10KLabels.Count).ToList();
        var queries = FirstPerClass(all, t10KLabels, QueriesPerClass);
        var others = all.Except(queries).ToList();
        return Make("t10k-9000-1000", false, queries, others, FirstPerClass(others, t10KLabels, 300));
    }

    /// <summary>
    /// <c>fashion-f</c>: training is the first 500 a class of the training file, the database the next 1,000 a class,
    /// queries are the first 100 a class of t10k.
    /// </summary>
    public static FashionMnistSplit OfFashionF(IReadOnlyList<byte> trainingLabels, IReadOnlyList<byte> t10KLabels)
    {
        var (labels, training, t10K) = Join(trainingLabels, t10KLabels);
        var train = FirstPerClass(training, labels, 500);
        var database = FirstPerClass([.. training.Except(train)], labels, 1_000);
        return Make("fashion-f", true, FirstPerClass(t10K, labels, QueriesPerClass), database, train);
    }

    /// <summary>
    /// <c>full-69000-1000</c>: queries are the first 100 a class of t10k, the database is all else, training the first
    /// 500 a class of the training file.
    /// </summary>
    public static FashionMnistSplit OfFull(IReadOnlyList<byte> trainingLabels, IReadOnlyList<byte> t10KLabels)
    {
        var (labels, training, t10K) = Join(trainingLabels, t10KLabels);
        var queries = FirstPerClass(t10K, labels, QueriesPerClass);
        var database = training.Concat(t10K).Except(queries).ToList();
        return Make("full-69000-1000", true, queries, database, FirstPerClass(training, labels, 500));
    }

    private static (List<byte> Labels, List<int> Training, List<int> T10K) Join(
        IReadOnlyList<byte> trainingLabels, IReadOnlyList<byte> t10KLabels)
    {
        ArgumentNullException.ThrowIfNull(trainingLabels);
        ArgumentNullException.ThrowIfNull(t10KLabels);
        return (
            [.. trainingLabels, .. t10KLabels],
            [.. Enumerable.Range(0, trainingLabels.Count)],
            [.. Enumerable.Range(trainingLabels.Count, t10KLabels.Count)]);
    }

    private static List<int> FirstPerClass(List<int> items, IReadOnlyList<byte> labels, int count)
    {
        var taken = new int[Classes];
        return [.. items.Where(item => taken[labels[item]]++ < count)];
    }

    private static FashionMnistSplit Make(
        string name, bool usesTrainingFile, List<int> queries, List<int> database, List<int> train)
    {
        var stream = KeyedStream.Create(0, $"fashion-mnist/{name}/database");
        return new FashionMnistSplit
        {
            Name = name,
            UsesTrainingFile = usesTrainingFile,
            Query = queries,
            Database = [.. KeyedPermutation.Of(stream, 0, database.Count).Select(place => database[place])],
            Train = train,
        };
    }
}

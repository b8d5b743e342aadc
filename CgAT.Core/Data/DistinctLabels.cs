namespace CgAT.Core.Data;

/// <summary>
/// The label vectors that occur in a set, each once, with how many items have exactly that one; the vector of no label
/// is among them where an item has none. In the order of their 0s and 1s, class 0 first, as a table is sorted.
/// Immutable.
/// </summary>
public sealed class DistinctLabels
{
    private DistinctLabels(
        int classes, IReadOnlyList<IReadOnlyList<int>> vectors, IReadOnlyList<int> items) =>
        (Classes, Vectors, Items) = (classes, vectors, items);

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>The classes of each vector, ascending.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Vectors { get; }

    /// <summary>How many items have exactly each vector, at least 1.</summary>
    public IReadOnlyList<int> Items { get; }

    /// <summary>The distinct label vectors of a set.</summary>
    public static DistinctLabels Of(IImageSet images)
    {
        ArgumentNullException.ThrowIfNull(images);
        var counts = new SortedDictionary<IReadOnlyList<int>, int>(Comparer<IReadOnlyList<int>>.Create(Compare));
        for (var item = 0; item < images.Count; item++)
        {
            var vector = images.LabelsOf(item);
            counts[vector] = counts.GetValueOrDefault(vector) + 1;
        }

        return new DistinctLabels(images.Classes, [.. counts.Keys], [.. counts.Values]);
    }

    // At the first class in which two vectors differ, the one that has it is the greater.
    private static int Compare(IReadOnlyList<int> left, IReadOnlyList<int> right)
    {
        for (var at = 0; at < Math.Min(left.Count, right.Count); at++)
        {
            if (left[at] != right[at])
            {
                return right[at].CompareTo(left[at]);
            }
        }

        return left.Count.CompareTo(right.Count);
    }
}

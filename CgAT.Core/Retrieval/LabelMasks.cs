using static TorchSharp.torch;

namespace CgAT.Core.Retrieval;

/// <summary>
/// The labels of items, one bit a class. Two items are relevant to each other when they share at least one class, so
/// an item without labels is relevant to nothing, itself included. Immutable.
/// </summary>
public sealed class LabelMasks
{
    private readonly ulong[] words;

    private LabelMasks(ulong[] words, int count, int classes)
    {
        this.words = words;
        Count = count;
        Classes = classes;
        WordsPerItem = BitRows.WordsFor(classes);
    }

    /// <summary>How many items there are.</summary>
    public int Count { get; }

    /// <summary>How many classes there are.</summary>
    public int Classes { get; }

    /// <summary>How many 64-bit words an item's classes take.</summary>
    public int WordsPerItem { get; }

    /// <summary>
    /// Packs labels of shape [N, C] that are 0 or 1, on any device and of any type; another value, another rank or no
    /// columns throw an <see cref="ArgumentException"/>.
    /// </summary>
    public static LabelMasks FromTensor(Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.dim() != 2 || labels.shape[1] < 1)
        {
            throw new ArgumentException(
                $"Labels need the shape [N, C] with C from 1, not [{string.Join(", ", labels.shape)}].",
                nameof(labels));
        }

        using var scope = NewDisposeScope();
        var set = labels.eq(1);
        if (!set.logical_or(labels.eq(0)).all().item<bool>())
        {
            throw new ArgumentException("Labels hold a value that is neither 0 nor 1.", nameof(labels));
        }

        return new LabelMasks(BitRows.Pack(set), (int)labels.shape[0], (int)labels.shape[1]);
    }

    /// <summary>
    /// Labels given as the classes of each item, 0 to <paramref name="classes"/> - 1; an item may have none. A class
    /// outside throws an <see cref="ArgumentException"/>.
    /// </summary>
    public static LabelMasks FromIndices(IReadOnlyList<IReadOnlyList<int>> labels, int classes)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        var wordsPerItem = BitRows.WordsFor(classes);
        var words = new ulong[checked(labels.Count * wordsPerItem)];
        for (var item = 0; item < labels.Count; item++)
        {
            foreach (var label in labels[item])
            {
                if (label < 0 || label >= classes)
                {
                    throw new ArgumentException(
                        $"Item {item} has class {label}, but the {classes} classes count from 0.", nameof(labels));
                }

                words[(item * wordsPerItem) + (label / BitRows.WordBits)] |= 1UL << (label % BitRows.WordBits);
            }
        }

        return new LabelMasks(words, labels.Count, classes);
    }

    /// <summary>Whether item i here and item j of labels with the same classes share a class.</summary>
    public bool Share(int i, LabelMasks other, int j)
    {
        ArgumentNullException.ThrowIfNull(other);
        RequireSameClasses(other);
        return BitRows.Share(Item(i), other.Item(j));
    }

    /// <summary>Throws an <see cref="ArgumentException"/> unless the other labels have as many classes.</summary>
    internal void RequireSameClasses(LabelMasks other)
    {
        if (other.Classes != Classes)
        {
            throw new ArgumentException(
                $"Labels of {Classes} and of {other.Classes} classes can't be compared.", nameof(other));
        }
    }

    /// <summary>The most labels that an item has.</summary>
    internal int MostOfAnItem()
    {
        var most = 0;
        for (var item = 0; item < Count; item++)
        {
            most = Math.Max(most, BitRows.Count(Item(item)));
        }

        return most;
    }

    /// <summary>The words of all items in columns.</summary>
    internal WordColumns Columns() => WordColumns.FromRows(words, WordsPerItem);

    /// <summary>The words of one item.</summary>
    internal ReadOnlySpan<ulong> Item(int index) => words.AsSpan(index * WordsPerItem, WordsPerItem);
}

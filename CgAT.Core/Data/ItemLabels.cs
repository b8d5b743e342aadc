using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace CgAT.Core.Data;

/// <summary>The classes of the items of a set.</summary>
internal sealed class ItemLabels
{
    private readonly IReadOnlyList<IReadOnlyList<int>> _labels;

    /// <summary>Labels of items.</summary>
    /// <param name="classes">The number of classes.</param>
    /// <param name="labels">The classes of each item, ascending.</param>
    /// <exception cref="ArgumentException">A list of classes does not ascend, or has a class that there isn't.</exception>
    public ItemLabels(int classes, IReadOnlyList<IReadOnlyList<int>> labels)
    {
        if (!labels.All(list => IsAscending(list, classes)))
        {
            throw new ArgumentException($"classes must ascend within 0 ... {classes - 1}", nameof(labels));
        }

        (Classes, _labels) = (classes, labels);
        Single = labels.All(list => list.Count == 1);
    }

    /// <summary>The number of items.</summary>
    public int Count => _labels.Count;

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>Whether every item has exactly one label.</summary>
    public bool Single { get; }

    /// <summary>The classes of an item, ascending.</summary>
    public IReadOnlyList<int> Of(int item)
    {
        ItemRange.Require(item, Count);
        return _labels[item];
    }

    /// <summary>Float32 [n, Classes], 1 for each label and 0 elsewhere; belongs to the caller's dispose scope.</summary>
    public Tensor Of(IReadOnlyList<int> items, Device device)
    {
        ItemRange.Require(items, Count);
        using var scope = NewDisposeScope();
        var host = zeros([items.Count, Classes], ScalarType.Float32, CPU);
        var marks = MemoryMarshal.Cast<byte, float>(host.bytes);
        for (var row = 0; row < items.Count; row++)
        {
            foreach (var label in _labels[items[row]])
            {
                marks[(row * Classes) + label] = 1;
            }
        }

        return host.to(device).MoveToOuterDisposeScope();
    }

    private static bool IsAscending(IReadOnlyList<int> list, int classes)
    {
        var previous = -1;
        foreach (var label in list)
        {
            if (label <= previous)
            {
                return false;
            }

            previous = label;
        }

        return previous < classes;
    }
}

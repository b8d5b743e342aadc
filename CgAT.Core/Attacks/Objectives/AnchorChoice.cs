using System.Globalization;
using CgAT.Core.Data;
using CgAT.Core.Errors;
using CgAT.Core.Numerics;

namespace CgAT.Core.Attacks.Objectives;

/// <summary>Draws the items whose codes make an anchor: items of exactly a label, keyed by query.</summary>
public sealed class AnchorChoice
{
    private readonly Dictionary<string, int[]> _items;
    private readonly int _count;
    private readonly bool _replacement;
    private readonly KeyedStream _stream;

    /// <summary>Choices among the items of a set.</summary>
    /// <param name="labels">The items with their labels.</param>
    /// <param name="count">How many are drawn, at least 1.</param>
    /// <param name="replacement">Whether an item may be drawn twice.</param>
    /// <param name="seed">The run's seed.</param>
    public AnchorChoice(IImageSet labels, int count, bool replacement, long seed)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        (_count, _replacement) = (count, replacement);
        _items = Enumerable.Range(0, labels.Count)
            .GroupBy(item => Key(labels.LabelsOf(item)))
            .ToDictionary(group => group.Key, group => group.ToArray());
        _stream = KeyedStream.Create(seed, "attack-anchors");
    }

    /// <summary>The items for a query, in the order in which they are drawn.</summary>
    /// <param name="query">Which query.</param>
    /// <param name="label">The classes of the target label, ascending.</param>
    /// <exception cref="UserErrorException">CGAT0702: too few items have the label.</exception>
    public IReadOnlyList<int> Of(int query, IReadOnlyList<int> label)
    {
        ArgumentNullException.ThrowIfNull(label);
        var candidates = _items.TryGetValue(Key(label), out var found) ? found.ToArray() : [];
        if (candidates.Length < (_replacement ? 1 : _count))
        {
            throw TargetErrors.TooFewAnchors(query, label, candidates.Length, _count, _replacement);
        }

        var chosen = new int[_count];
        for (var draw = 0; draw < _count; draw++)
        {
            // Without replacement as in a shuffle: what is drawn goes to the front.
            var first = _replacement ? 0 : draw;
            var place = first + Below(candidates.Length - first, query, draw);
            chosen[draw] = candidates[place];
            (candidates[first], candidates[place]) = (candidates[place], candidates[first]);
        }

        return chosen;
    }

    // The high word of a product with 64 random bits: even to 2^-64 of the bound.
    private int Below(int bound, int query, int draw)
    {
        var words = _stream.Block(0, 0, (uint)query, (uint)draw);
        return (int)Math.BigMul(((ulong)words[1] << 32) | words[0], (ulong)bound, out _);
    }

    private static string Key(IEnumerable<int> label) =>
        string.Join(',', label.Order().Select(label => label.ToString(CultureInfo.InvariantCulture)));
}

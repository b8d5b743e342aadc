using System.Globalization;
using CgAT.Core.Errors;
using CgAT.Core.Numerics;

namespace CgAT.Core.Data.Raw;

/// <summary>
/// The draws that splits are made of. Each is the permutation of epoch 0 of a stream of its own, whose name is
/// <c>data/{kind}/{what}</c>, so that the same seed gives the same lists on every machine.
/// </summary>
internal sealed class SplitDraws(IRawLayout layout, RawDataset data, long seed)
{
    /// <summary>Items in a keyed order.</summary>
    public int[] Shuffled(IReadOnlyList<int> items, string what) =>
        [.. KeyedPermutation.Of(Stream(what), 0, items.Count).Select(place => items[place])];

    /// <summary>All items in a keyed order.</summary>
    public int[] Shuffled(string what) => KeyedPermutation.Of(Stream(what), 0, data.Images.Count);

    /// <summary>So many of some items, each drawn from all of them: some more than once.</summary>
    public int[] WithReplacement(IReadOnlyList<int> items, int count, string what) =>
        [.. Stream(what).Below(items.Count, count, 0, 0, 0).Select(place => items[place])];

    /// <summary>
    /// So many of some items a class, class by class; an item with several classes counts for its first.
    /// </summary>
    /// <exception cref="UserErrorException">CGAT0211: a class has fewer.</exception>
    public int[] PerClass(IEnumerable<int> items, int count, string what)
    {
        var ofClasses = items.ToLookup(item => data.Images[item].Labels[0]);
        var drawn = new List<int>();
        for (var label = 0; label < data.Classes.Count; label++)
        {
            var own = ofClasses[label].ToList();
            Require(own.Count, count, $"images of '{data.Classes[label]}' for {what}");
            drawn.AddRange(Shuffled(own, $"{what}/{label}").Take(count));
        }

        return [.. drawn];
    }

    /// <summary>Fails where there is less than what a rule needs.</summary>
    /// <exception cref="UserErrorException">CGAT0211.</exception>
    public void Require(int found, int needed, string what)
    {
        if (found < needed)
        {
            throw new UserErrorException(new Diagnostic
            {
                Code = ErrorCodes.TooFewImages,
                Message = string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{layout.Kind}' needs {needed:N0} {what}, and there are {found:N0}"),
                Remedy = "unpack all of the download; or write lists of your own, and './cgat data prepare image-list' "
                    + "takes them",
            });
        }
    }

    private KeyedStream Stream(string what) => KeyedStream.Create(seed, $"data/{layout.Kind}/{what}");
}

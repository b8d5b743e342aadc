using System.Text.RegularExpressions;

namespace CgAT.Experiments.Specs.Sweeps;

/// <summary>
/// Names axes after their settings, as shortly as tells them apart: <c>bits</c>, but <c>hashing.epochs</c> beside
/// <c>cgat.epochs</c>.
/// </summary>
internal static partial class AxisNames
{
    /// <summary>A name for each setting.</summary>
    /// <param name="targets">The settings.</param>
    /// <param name="taken">Names that are others' already.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<PathTarget> targets, IReadOnlyList<string> taken)
    {
        var columns = taken.Select(ColumnOf).ToHashSet(StringComparer.Ordinal);

        // How many of the last parts of its path each name has.
        var lengths = targets.Select(_ => 1).ToArray();
        string NameOf(int index) => string.Join('.', targets[index].Names.TakeLast(lengths[index]));
        while (true)
        {
            var clashes = Enumerable.Range(0, targets.Count)
                .GroupBy(index => ColumnOf(NameOf(index)), StringComparer.Ordinal)
                .Where(group => group.Count() > 1 || columns.Contains(group.Key))
                .SelectMany(group => group)
                .Where(index => lengths[index] < targets[index].Names.Count)
                .ToArray();
            if (clashes.Length == 0)
            {
                return [.. Enumerable.Range(0, targets.Count).Select(NameOf)];
            }

            Array.ForEach(clashes, index => lengths[index]++);
        }
    }

    /// <summary>An axis as the end of a column's name: <c>phases_1_lambda</c>.</summary>
    public static string ColumnOf(string axis) => NotOfColumn().Replace(axis.ToLowerInvariant(), "_").Trim('_');

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotOfColumn();
}

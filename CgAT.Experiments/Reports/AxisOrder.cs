using System.Globalization;
using System.Text.RegularExpressions;
using CgAT.Experiments.Results;

namespace CgAT.Experiments.Reports;

/// <summary>Orders places in a sweep, axis by axis: numbers by size, other values as texts, nowhere first.</summary>
internal sealed partial class AxisOrder : IComparer<IReadOnlyList<RunAxis>>
{
    public static AxisOrder Instance { get; } = new();

    public int Compare(IReadOnlyList<RunAxis>? x, IReadOnlyList<RunAxis>? y) => (x ?? [])
        .Zip(y ?? [], (left, right) => Compare(left.Value, right.Value))
        .FirstOrDefault(order => order != 0);

    public static int Compare(object? left, object? right) =>
        (AxisText.Number(left), AxisText.Number(right)) is ({ } first, { } second)
            ? first.CompareTo(second)
            : Compare(Text(left), Text(right));

    // Numbers within texts by size, so that lambda=2 comes before lambda=10.
    private static int Compare(string left, string right) => Number().Split(left)
        .Zip(Number().Split(right), (one, other) =>
            double.TryParse(one, CultureInfo.InvariantCulture, out var first)
                && double.TryParse(other, CultureInfo.InvariantCulture, out var second)
                ? first.CompareTo(second)
                : string.CompareOrdinal(one, other))
        .Append(string.CompareOrdinal(left, right))
        .FirstOrDefault(order => order != 0);

    private static string Text(object? value) => value is null ? "" : AxisText.Value(value);

    [GeneratedRegex(@"([0-9]+(?:\.[0-9]+)?)")]
    private static partial Regex Number();
}

using System.Globalization;

namespace CgAT.Experiments.Reports;

/// <summary>How numbers are told in reports: MAP in percent with one decimal.</summary>
internal static class ReportText
{
    /// <summary>A share in percent: 62.6; a dash where there is none.</summary>
    public static string Percent(double? share) =>
        share is { } value ? (100 * value).ToString("0.0", CultureInfo.InvariantCulture) : "–";

    /// <summary>An interval in percent: [60.0, 65.1]; nothing where there is none.</summary>
    public static string Interval(double? low, double? high) => (low, high) is ({ }, { })
        ? $"[{Percent(low)}, {Percent(high)}]"
        : "";

    /// <summary>A difference of shares in points, with its sign: +32.4, −1.0.</summary>
    public static string Points(double? difference) => difference is { } value
        ? (100 * value).ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture)
        : "–";

    /// <summary>An interval of differences, in points with signs; nothing where there is none.</summary>
    public static string PointsInterval(double? low, double? high) => (low, high) is ({ }, { })
        ? $"[{Points(low)}, {Points(high)}]"
        : "";

    /// <summary>A p-value: 0.0312; below a thousandth, so.</summary>
    public static string Chance(double? p) => p switch
    {
        null => "–",
        < 0.001 => "< 0.001",
        { } value => value.ToString("0.000", CultureInfo.InvariantCulture),
    };

    /// <summary>A whole number: 1,000.</summary>
    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>How many there are of something: 1 run, 2 runs.</summary>
    public static string Plural(int count, string one, string? several = null) =>
        $"{Count(count)} {(count == 1 ? one : several ?? one + "s")}";

    /// <summary>An epsilon in grey levels where it is a whole number of them: 16/255.</summary>
    public static string Epsilon(double? epsilon) => epsilon switch
    {
        null => "none",
        { } value when Math.Abs((255 * value) - Math.Round(255 * value)) < 1e-6 =>
            string.Create(CultureInfo.InvariantCulture, $"{Math.Round(255 * value):0}/255"),
        { } value => value.ToString("0.####", CultureInfo.InvariantCulture),
    };

    /// <summary>Names one after the other: a, b and c.</summary>
    public static string List(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "",
        1 => names[0],
        _ => $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}",
    };
}

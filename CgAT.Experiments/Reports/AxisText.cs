using System.Globalization;
using CgAT.Experiments.Results;

namespace CgAT.Experiments.Reports;

/// <summary>How the axes of sweeps are told.</summary>
internal static class AxisText
{
    /// <summary>The name of an axis, without what all columns of axes begin with.</summary>
    public static string Name(RunAxis axis) => axis.Column[RunAxis.Prefix.Length..];

    /// <summary>A value of an axis of that name as it is told: steps and epsilons in grey levels, 12/255.</summary>
    public static string Value(string name, object value) =>
        value is double share && IsOfPixels(name) && Levels(share) is { } levels ? $"{levels}/255" : Value(value);

    /// <summary>A value as it is told.</summary>
    public static string Value(object value) => value switch
    {
        double number => number.ToString("0.####", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>
    /// An axis on which a run stands somewhere, such as "bits 16"; settings in step say themselves what they are.
    /// </summary>
    public static string Of(RunAxis axis) => axis.Value switch
    {
        string text when text.Contains('=', StringComparison.Ordinal) => text,
        var value => $"{Name(axis)} {Value(Name(axis), value!)}",
    };

    /// <summary>The number of a value; null where it is none.</summary>
    public static double? Number(object? value) => value switch
    {
        long whole => whole,
        double number => number,
        _ => null,
    };

    private static bool IsOfPixels(string name) =>
        name.EndsWith("epsilon", StringComparison.Ordinal) || name.EndsWith("step", StringComparison.Ordinal);

    // A share of the range of pixels in grey levels, where these are whole or halves; what is larger is no change of
    // single pixels but a radius.
    private static string? Levels(double share)
    {
        var halves = share * 510;
        return Math.Abs(halves - Math.Round(halves)) < 1e-6 && halves is > 0 and <= 128
            ? (Math.Round(halves) / 2).ToString("0.#", CultureInfo.InvariantCulture)
            : null;
    }
}

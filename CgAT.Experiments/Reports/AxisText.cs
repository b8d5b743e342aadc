using System.Globalization;
using CgAT.Experiments.Results;

namespace CgAT.Experiments.Reports;

/// <summary>How the axes of sweeps are told.</summary>
internal static class AxisText
{
    /// <summary>The name of an axis, without what all columns of axes begin with.</summary>
    public static string Name(RunAxis axis) => axis.Column[RunAxis.Prefix.Length..];

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
    public static string Of(RunAxis axis) => axis.Value is string text && text.Contains('=', StringComparison.Ordinal)
        ? text
        : $"{Name(axis)} {Value(axis.Value!)}";

    /// <summary>The number of a value; null where it is none.</summary>
    public static double? Number(object? value) => value switch
    {
        long whole => whole,
        double number => number,
        _ => null,
    };
}

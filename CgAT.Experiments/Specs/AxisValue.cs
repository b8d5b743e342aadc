using System.Globalization;
using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>Where a point of a sweep stands on an axis.</summary>
public sealed record AxisValue
{
    private readonly string? _text;

    /// <summary>The name of the axis, such as <c>bits</c>.</summary>
    public required string Axis { get; init; }

    /// <summary>
    /// A bool, long, double or text; null where the point, or all that is told of it, has no value there.
    /// </summary>
    public required object? Value { get; init; }

    /// <summary>The value for people, as the spec writes it: <c>8/255</c>. Changes no id.</summary>
    public string Text
    {
        get => _text ?? Write(Value);
        init => _text = value;
    }

    /// <summary>Whether a text is the value, written as the spec does or in some other way: 0.5 for "1/2".</summary>
    internal bool Is(string text) => Text == text
        || Write(Value) == text
        || (Value is double number && Number(text) == number);

    private static double? Number(string text) => Fractions.Parse(text)
        ?? (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null);

    /// <summary>A value as TOML writes it, without quotation marks; a dash for null.</summary>
    internal static string Write(object? value) => value switch
    {
        null => "-",
        bool flag => flag ? "true" : "false",
        double number => Expected.Write(number),
        long whole => Expected.Write(whole),
        _ => $"{value}",
    };
}

using System.Globalization;
using System.Text.RegularExpressions;
using CgAT.Experiments.Specs.Reading;
using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Writing;

/// <summary>Writes values as TOML.</summary>
internal static partial class TomlValues
{
    /// <summary>A bool, whole number, number or text.</summary>
    public static string Write(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        int whole => whole.ToString(CultureInfo.InvariantCulture),
        long whole => whole.ToString(CultureInfo.InvariantCulture),
        double number => Expected.Write(number),
        _ => Text((string)value),
    };

    /// <summary>A number of a setting; one of whole grey levels as the fraction that it most likely was.</summary>
    public static string Write(SettingShape setting, object value) =>
        setting.Fraction == FractionOf.PixelRange && value is double number && GreyLevels(number) is { } fraction
            ? Text(fraction)
            : Write(value);

    /// <summary>A value of a document as it could have been written.</summary>
    public static string Write(SourceNode node) => node switch
    {
        SourceTable table => Table(table.Entries.Select(entry => (entry.Key, Write(entry.Value)))),
        SourceList list => List(list.Items.Select(Write)),
        _ => Write(((SourceScalar)node).Value!),
    };

    /// <summary>A list of values that were written.</summary>
    public static string List(IEnumerable<string> items) => $"[{string.Join(", ", items)}]";

    /// <summary>A table of values that were written.</summary>
    public static string Table(IEnumerable<(string Key, string Value)> entries) =>
        $"{{ {string.Join(", ", entries.Select(entry => $"{Key(entry.Key)} = {entry.Value}"))} }}";

    /// <summary>A key, in quotation marks where TOML asks for them.</summary>
    public static string Key(string key) => BareKey().IsMatch(key) ? key : Text(key);

    private static string Text(string text) =>
        SpecCanonical.ToJson(text).Replace("\u007f", "\\u007f", StringComparison.Ordinal);

    private static string? GreyLevels(double number)
    {
        var levels = Math.Round(number * 255);
        var fraction = string.Create(CultureInfo.InvariantCulture, $"{levels}/255");
        return levels is > 0 and < 255 && Fractions.Parse(fraction) == number ? fraction : null;
    }

    [GeneratedRegex("^[A-Za-z0-9_-]+\\z")]
    private static partial Regex BareKey();
}

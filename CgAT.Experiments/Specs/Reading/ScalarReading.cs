using System.Globalization;
using CgAT.Core.Errors;
using CgAT.Experiments.Specs.Rules;
using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Reading;

/// <summary>Turns a TOML scalar into the value of a setting's type, or says why that can't be.</summary>
internal static class ScalarReading
{
    /// <summary>The value for the property, or null and what is wrong.</summary>
    public static (object? Value, Finding? Finding) Read(SettingShape setting, SourceScalar scalar, string path) =>
        (setting.Type, scalar.Value) switch
        {
            (SettingType.Switch, bool flag) => (flag, null),
            (SettingType.Integer, long whole) => ReadWhole(setting, whole, path),
            (SettingType.Number, double number) => (number, null),
            (SettingType.Number, long whole) => ((double)whole, null),
            (SettingType.Number, string text) when setting.Fraction is { } whole => ReadFraction(whole, text, path),
            (SettingType.Text, string text) => (text, null),
            _ => (null, WrongType(setting, scalar, path)),
        };

    /// <summary>A value whose type is none that the setting takes, whether a scalar or not.</summary>
    public static Finding WrongType(SettingShape setting, SourceNode node, string path)
    {
        var asList = setting.IsList && !path.EndsWith(']');
        return new Finding(
            ErrorCodes.SpecWrongType,
            path,
            $"is {TypeOf(node)}, not {(asList ? "a list" : Expected.TypeOf(setting.Type))}",
            Hint(setting, node, asList) ?? $"expected {(asList ? Expected.Of(setting) : Expected.OfItem(setting))}");
    }

    private static (object?, Finding?) ReadWhole(SettingShape setting, long whole, string path)
    {
        if (setting.ItemType == typeof(long))
        {
            return (whole, null);
        }

        return whole is >= int.MinValue and <= int.MaxValue
            ? ((int)whole, null)
            : (null, ValueRules.TooLarge(setting, whole, path));
    }

    private static (object?, Finding?) ReadFraction(FractionOf whole, string text, string path)
    {
        if (Fractions.Parse(text) is { } value)
        {
            return (value, null);
        }

        return (null, new Finding(
            ErrorCodes.SpecBadFormat,
            path,
            $"is \"{TextRules.Show(text)}\", not a fraction",
            $"write a number, or two with a slash such as \"{Expected.Example(whole)}\""));
    }

    private static string TypeOf(SourceNode node) => node switch
    {
        SourceTable => "a table",
        SourceList { HasHeaders: true } => "a list of tables",
        SourceList => "a list",
        SourceScalar { Value: bool } => "true or false",
        SourceScalar { Value: long } => "a whole number",
        SourceScalar { Value: double } => "a decimal number",
        SourceScalar { Value: string } => "text",
        _ => "a date or time",
    };

    // What most likely happened, where it can be told from the value.
    private static string? Hint(SettingShape setting, SourceNode node, bool asList) => (setting.Type, node) switch
    {
        (SettingType.Table, SourceTable) when asList => $"write [[{setting.Key}]], with two brackets",
        _ when asList => null,
        (SettingType.Table, SourceList { HasHeaders: true }) => $"write [{setting.Key}] once, with single brackets",
        (SettingType.Integer, SourceScalar { Value: double number }) when IsWhole(number) =>
            $"write {Expected.Write(number)}, without a point",
        (SettingType.Integer or SettingType.Number, SourceScalar { Value: string text }) when IsNumber(text) =>
            $"write {text}, without quotation marks",
        (SettingType.Switch, SourceScalar { Value: "true" or "false" } scalar) =>
            $"write {scalar.Value}, without quotation marks",
        _ => null,
    };

    private static bool IsWhole(double number) => number == Math.Floor(number) && Math.Abs(number) < 1e15;

    private static bool IsNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number);
}

using System.Globalization;
using CgAT.Core.Errors;
using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Rules;

/// <summary>The rules of a single number or text.</summary>
internal static class ValueRules
{
    /// <summary>What is wrong with a value, or null where nothing is.</summary>
    public static Finding? Check(SettingShape setting, object value, string path) => value switch
    {
        string text => TextRules.Check(setting.Rules, text, path),
        bool => null,
        double number => CheckNumber(setting, number, Expected.Write(number), path),
        _ => CheckNumber(
            setting,
            Convert.ToDouble(value, CultureInfo.InvariantCulture),
            Convert.ToString(value, CultureInfo.InvariantCulture)!,
            path),
    };

    /// <summary>A whole number too large for the setting's property, which no record can hold.</summary>
    public static Finding TooLarge(SettingShape setting, long value, string path) =>
        CheckNumber(setting, value, Expected.Write(value), path)
        ?? throw new InvalidOperationException($"{setting.Key} has no range that its type can hold");

    private static Finding? CheckNumber(SettingShape setting, double number, string written, string path)
    {
        if (!double.IsFinite(number))
        {
            return Out($"is {written}, not a finite number");
        }

        var rules = setting.Rules;
        var below = rules.AboveMin ? number <= rules.Min : number < rules.Min;
        var above = rules.BelowMax ? number >= rules.Max : number > rules.Max;
        var allowed = rules.Min == rules.Max ? $"not {Expected.Write(rules.Min)}" : $"outside {Expected.Range(rules)}";
        return below || above ? Out($"is {written}, {allowed}") : null;

        Finding Out(string cause) => new(ErrorCodes.SpecOutOfRange, path, cause, Remedy(setting, number, written));
    }

    private static string Remedy(SettingShape setting, double number, string written) => setting.Fraction switch
    {
        FractionOf.PixelRange when number is > 1 and <= 255 && double.IsInteger(number) =>
            $"pixels are in [0, 1]; for {written} grey levels write \"{written}/255\"",
        FractionOf.PixelRange => "pixels are in [0, 1]; for 8 grey levels write \"8/255\"",
        _ => setting.Rules.Description,
    };
}

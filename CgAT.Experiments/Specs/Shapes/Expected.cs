using System.Globalization;

namespace CgAT.Experiments.Specs.Shapes;

/// <summary>Says in words what a setting takes, such as <c>a whole number in [1, 1024]</c>.</summary>
internal static class Expected
{
    public static string Of(SettingShape setting) => setting.IsList
        ? setting.Type == SettingType.Table ? "a list of tables" : $"a list, each item {OfItem(setting)}"
        : OfItem(setting);

    /// <summary>What one value takes; of a list, one item.</summary>
    public static string OfItem(SettingShape setting) => setting.Type switch
    {
        SettingType.Switch => "true or false",
        SettingType.Integer => $"a whole number{Within(setting.Rules)}",
        SettingType.Number when setting.Fraction is { } whole =>
            $"a number or a fraction such as \"{Example(whole)}\"{Within(setting.Rules)}",
        SettingType.Number => $"a number{Within(setting.Rules)}",
        SettingType.Table when SpecShapes.Union(setting.ItemType) is { } union =>
            $"a table whose {union.TagKey} is {Names(union.Names)}",
        SettingType.Table => $"a table with {string.Join(", ", SpecShapes.Record(setting.ItemType).Keys)}",
        _ => OfText(setting.Rules),
    };

    /// <summary>The bare type, for a sentence that says what a value is not.</summary>
    public static string TypeOf(SettingType type) => type switch
    {
        SettingType.Switch => "true or false",
        SettingType.Integer => "a whole number",
        SettingType.Number => "a number",
        SettingType.Table => "a table",
        _ => "text",
    };

    /// <summary>The range in the notation of intervals; empty where every number is allowed.</summary>
    public static string Range(SettingAttribute rules) => (rules.Min, rules.Max) switch
    {
        (double.NegativeInfinity, double.PositiveInfinity) => "",
        (_, double.PositiveInfinity) => $"{(rules.AboveMin ? '(' : '[')}{Write(rules.Min)}, inf)",
        _ => $"{(rules.AboveMin ? '(' : '[')}{Write(rules.Min)}, {Write(rules.Max)}{(rules.BelowMax ? ')' : ']')}",
    };

    /// <summary>Quoted names in a list that ends with 'or'.</summary>
    public static string Names(IReadOnlyList<string> names)
    {
        var quoted = names.Select(name => $"\"{name}\"").ToArray();
        return quoted.Length < 2 ? quoted[0] : $"{string.Join(", ", quoted[..^1])} or {quoted[^1]}";
    }

    /// <summary>A number as TOML writes it.</summary>
    public static string Write(double value) => value switch
    {
        double.PositiveInfinity => "inf",
        double.NegativeInfinity => "-inf",
        double.NaN => "nan",
        _ => CanonicalNumber.Write(value),
    };

    /// <summary>A fraction to show how they are written.</summary>
    public static string Example(FractionOf whole) => whole == FractionOf.PixelRange ? "8/255" : "1/3";

    /// <summary>A whole number as text.</summary>
    public static string Write(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Within(SettingAttribute rules)
    {
        var range = Range(rules);
        return rules.Min == rules.Max ? $", namely {Write(rules.Min)}" : range.Length > 0 ? $" in {range}" : "";
    }

    private static string OfText(SettingAttribute rules) => rules.OneOf is { } names ? Names(names) : rules.Form switch
    {
        TextForm.Name => "text of lower-case letters, digits and '-'",
        TextForm.Label => "one line of text",
        TextForm.Digest => "\"sha256:\" and 64 lower-case hexadecimal digits",
        TextForm.Device => "\"auto\", \"cpu\", \"cuda\" or \"cuda:N\"",
        _ => "text",
    };
}

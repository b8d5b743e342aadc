using System.Globalization;

namespace CgAT.Experiments.Specs;

/// <summary>Reads fractions that are written as text, such as <c>"8/255"</c>.</summary>
internal static class Fractions
{
    /// <summary>The value of two non-negative numbers with a slash between them; null for any other text.</summary>
    public static double? Parse(string text)
    {
        var parts = text.Split('/');
        return parts.Length == 2 && Part(parts[0]) is { } above && Part(parts[1]) is { } below && below > 0
            ? above / below
            : null;
    }

    private static double? Part(string text)
    {
        const NumberStyles style =
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
        return double.TryParse(text, style, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : null;
    }
}

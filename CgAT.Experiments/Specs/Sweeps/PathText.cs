using System.Globalization;
using System.Text.RegularExpressions;
using CgAT.Experiments.Specs.Reading;

namespace CgAT.Experiments.Specs.Sweeps;

/// <summary>
/// Takes paths such as <c>defense.cgat.phases[1].lambda</c> apart. A key or label with a dot or a bracket in it stands
/// in
/// quotation marks, as in TOML: <c>attack."v1.5".epsilon</c>.
/// </summary>
internal static partial class PathText
{
    /// <summary>The parts; null where the text is no path.</summary>
    /// <param name="text">The path.</param>
    /// <param name="span">Where it stands, or the key in quotation marks that it is the text of.</param>
    public static IReadOnlyList<PathPart>? Parse(string text, TextSpan span)
    {
        var parts = new List<PathPart>();
        var at = 0;

        // Within quotation marks, whose text may be shorter than what stands there, a part is the whole key.
        TextSpan Place(Capture part) =>
            span.Length == text.Length ? span with { Start = span.Start + part.Index, Length = part.Length } : span;

        while (at < text.Length)
        {
            var match = (parts.Count == 0 ? First() : Next()).Match(text, at);
            if (!match.Success || match.Index != at)
            {
                return null;
            }

            var part = match.Groups["part"];
            parts.Add(match.Groups["index"] is { Success: true } index
                ? new PathPart(null, int.Parse(index.Value, CultureInfo.InvariantCulture), Place(match))
                : new PathPart(Unquoted(part.Value), 0, Place(part)));
            at += match.Length;
        }

        return parts.Count == 0 ? null : parts;
    }

    private static string Unquoted(string part) => part[0] == '"' ? part[1..^1] : part.Trim();

    [GeneratedRegex("""\G(?<part>"[^"]+"|[^.\[\]"=]*[^.\[\]"=\s][^.\[\]"=]*)""")]
    private static partial Regex First();

    [GeneratedRegex("""\G(\[\s*(?<index>[0-9]{1,6})\s*\]|\.(?<part>"[^"]+"|[^.\[\]"=]*[^.\[\]"=\s][^.\[\]"=]*))""")]
    private static partial Regex Next();
}

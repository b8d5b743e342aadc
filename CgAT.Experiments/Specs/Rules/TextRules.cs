using System.Text.RegularExpressions;
using CgAT.Core.Errors;
using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Rules;

/// <summary>The rules of a text: the names that it may be, or the form in which it must be written.</summary>
internal static partial class TextRules
{
    /// <summary>The devices that have a name.</summary>
    public static readonly string[] Devices = ["auto", "cpu", "cuda"];

    /// <summary>What is wrong with a text, or null where nothing is.</summary>
    public static Finding? Check(SettingAttribute rules, string text, string path)
    {
        if (rules.OneOf is { } names)
        {
            return names.Contains(text) ? null : Unknown(path, text, names, "");
        }

        return rules.Form switch
        {
            TextForm.Name when !NameForm().IsMatch(text) => Bad(path, text, NameRemedy(text)),
            TextForm.Label when !LabelForm().IsMatch(text) => Bad(path, text, "write one line of 1 to 64 characters"),
            TextForm.Digest when !DigestForm().IsMatch(text) =>
                Bad(path, text, "write \"sha256:\" and 64 lower-case hexadecimal digits"),
            TextForm.Device when !Devices.Contains(text) && !DeviceForm().IsMatch(text) =>
                Unknown(path, text, Devices, ", and cuda:N for the GPU with number N"),
            TextForm.Any or TextForm.Path when string.IsNullOrWhiteSpace(text) => Bad(path, text, rules.Description),
            _ => null,
        };
    }

    /// <summary>Whether a text is a name: safe in file names and tables.</summary>
    public static bool IsName(string text) => NameForm().IsMatch(text);

    /// <summary>A name that is none of the known ones, with the closest and the list of all.</summary>
    public static Finding Unknown(string path, string text, IReadOnlyList<string> names, string more)
    {
        var closest = ClosestName.Of(text, names) is { } name ? $"did you mean \"{name}\"? " : "";
        return new Finding(
            ErrorCodes.SpecUnknownName,
            path,
            $"is \"{Show(text)}\", a name that is not known here",
            $"{closest}Known here: {string.Join(", ", names)}{more}");
    }

    /// <summary>A text within a message: control characters escaped, the rest of a long one left out.</summary>
    public static string Show(string text)
    {
        var line = string.Concat(text.Select(c => char.IsControl(c) ? $"\\u{(int)c:x4}" : c.ToString()));
        return line.Length <= 80 ? line : $"{line[..77]}...";
    }

    private static Finding Bad(string path, string text, string remedy) =>
        new(ErrorCodes.SpecBadFormat, path, text.Length == 0 ? "is empty" : $"is \"{Show(text)}\"", remedy);

    private static string NameRemedy(string text)
    {
        var suggestion = NotOfName().Replace(text.ToLowerInvariant(), "-").Trim('-');
        return $"use lower-case letters, digits and '-'{(suggestion.Length > 0 ? $": \"{suggestion}\"" : "")}";
    }

    [GeneratedRegex($"^{TextPatterns.Name}\\z")]
    private static partial Regex NameForm();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotOfName();

    [GeneratedRegex($"^{TextPatterns.Label}\\z")]
    private static partial Regex LabelForm();

    [GeneratedRegex($"^{TextPatterns.Digest}\\z")]
    private static partial Regex DigestForm();

    [GeneratedRegex($"^{TextPatterns.Gpu}\\z")]
    private static partial Regex DeviceForm();
}

using System.Text.RegularExpressions;
using CgAT.Core.Errors;

namespace CgAT.Experiments.Tests.Specs;

/// <summary>Does the same mistake to every key of the specs and expects the same of each.</summary>
public sealed partial class GeneratedSpecTests
{
    /// <summary>Every key that stands before an equals sign, as its text and its place there.</summary>
    public static TheoryData<string, int, string> Keys
    {
        get
        {
            var data = new TheoryData<string, int, string>();
            foreach (var (name, text) in SpecTexts.All)
            {
                foreach (var key in KeyBeforeEquals().Matches(text).Select(match => match.Groups["key"]))
                {
                    if (SpecTexts.IsOf(name, $"{Header(text, key.Index)}."))
                    {
                        data.Add(name, key.Index, key.Value);
                    }
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_misspelt_key_is_one_error_with_the_key_that_was_meant(string name, int at, string key)
    {
        var text = SpecTexts.All[name];
        var misspelt = key + "x";
        var found = Assert.Single(SpecTexts.Read(text[..at] + misspelt + text[(at + key.Length)..]).Diagnostics);
        Assert.Equal(ErrorCodes.SpecUnknownKey, found.Code);
        Assert.Equal((Line(text, at), Column(text, at), misspelt.Length), (found.Line, found.Column, found.Length));
        Assert.StartsWith($"did you mean '{key}'? ", found.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_dropped_key_is_one_error_at_its_table_unless_it_is_optional(string name, int at, string key)
    {
        var text = SpecTexts.All[name];
        var (start, end) = Pair(text, at);
        var found = SpecTexts.Read(text[..start] + text[end..]).Diagnostics;
        if (IsOptional(text, at, key))
        {
            Assert.Empty(found);
            return;
        }

        var missing = Assert.Single(found);
        Assert.Equal(ErrorCodes.SpecMissingKey, missing.Code);
        Assert.EndsWith($" has no {key}", missing.Message, StringComparison.Ordinal);
        Assert.Equal(HeaderLine(text, at), missing.Line);
        Assert.StartsWith($"add {key}, ", missing.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_value_of_the_wrong_type_is_one_error_at_the_value(string name, int at, string key)
    {
        var text = SpecTexts.All[name];
        var start = text.IndexOf("= ", at, StringComparison.Ordinal) + 2;
        var end = ValueEnd(text, start);

        // No setting takes a time of day.
        var found = Assert.Single(SpecTexts.Read(text[..start] + "07:32:00" + text[end..]).Diagnostics);
        Assert.Equal(ErrorCodes.SpecWrongType, found.Code);
        Assert.StartsWith($"{key} is ", found.Message, StringComparison.Ordinal);
        Assert.Equal((Line(text, start), Column(text, start), 8), (found.Line, found.Column, found.Length));
        Assert.NotEmpty(found.Remedy);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_key_given_twice_is_one_error_at_the_second(string name, int at, string key)
    {
        var text = SpecTexts.All[name];
        var end = ValueEnd(text, text.IndexOf("= ", at, StringComparison.Ordinal) + 2);
        var separator = end < text.Length && text[end] == '\n' ? "\n" : ", ";
        var second = text[..end] + separator + text[at..];
        var found = Assert.Single(SpecTexts.Read(second).Diagnostics);
        Assert.Equal((ErrorCodes.SpecDuplicateKey, key.Length), (found.Code, found.Length));
        Assert.Equal(Line(second, end + separator.Length), found.Line);
        Assert.Equal($"'{key}' is given twice, first on line {Line(text, at)}", found.Message);
    }

    [Fact]
    public void Every_way_to_cut_the_text_short_is_an_error_and_no_exception()
    {
        var text = SpecTexts.Quickstart;
        for (var length = 0; length < text.Length - "\nthreads = 2\n".Length; length++)
        {
            Assert.NotEmpty(SpecTexts.Read(text[..length]).Diagnostics);
        }
    }

    [Fact]
    public void No_character_in_any_place_is_an_exception()
    {
        const string characters = "\"'[]{}=.,#\n\0-9eé";
        var text = SpecTexts.Quickstart;
        for (var at = 0; at < text.Length; at++)
        {
            // Every place gets three of them, every character a place of every kind.
            for (var turn = 0; turn < 3; turn++)
            {
                var character = characters[((5 * at) + turn) % characters.Length];
                var reading = SpecTexts.Read(text[..at] + character + text[at..]);
                Assert.Equal(reading.Spec is null, reading.Diagnostics.Count > 0);
                Assert.All(reading.Diagnostics, each => Assert.NotEmpty(each.ToString()));
            }
        }
    }

    private static bool IsOptional(string text, int at, string key) => key switch
    {
        "name" => !text[..at].EndsWith("format = 1\n", StringComparison.Ordinal),
        "description" or "limit" or "quantization_over" or "between_steps" or "weights" => true,
        "norm" or "pixels" or "alpha" or "move" or "gradient" or "restarts" or "early_stop" or "precision" => true,
        "targeted" or "targets" or "more_than" or "crafted_on" => true,
        "beta1" or "beta2" => true,
        "precision_at" or "radius" or "recall_levels" => true,
        "loss" => text[at - 1] == '\n', // not that of prototypes
        "epsilon" => text[..at].EndsWith("kind = \"pros-gan\"\n", StringComparison.Ordinal),
        _ => false,
    };

    private static string Header(string text, int at)
    {
        var header = text.LastIndexOf("\n[", at, StringComparison.Ordinal);
        return header < 0 ? "" : text[(header + 2)..text.IndexOf(']', header)];
    }

    private static int Line(string text, int at) => text[..at].Count(character => character == '\n') + 1;

    private static int Column(string text, int at) => at - text.LastIndexOf('\n', at - 1);

    // A pair within braces goes with the comma before or behind it, one on a line of its own with the line.
    private static (int Start, int End) Pair(string text, int at)
    {
        var end = ValueEnd(text, text.IndexOf("= ", at, StringComparison.Ordinal) + 2);
        return text[end] switch
        {
            ',' => (at, end + 2),
            ' ' when text[at - 2] == ',' => (at - 2, end),
            ' ' => (at, end),
            _ => (at, end + 1),
        };
    }

    // The line of the header or of the key whose table the key stands in; 1 for the whole spec.
    private static int HeaderLine(string text, int at)
    {
        var lineStart = text.LastIndexOf('\n', at - 1) + 1;
        if (lineStart != at)
        {
            return Line(text, at);
        }

        var header = text.LastIndexOf("\n[", at, StringComparison.Ordinal);
        return header < 0 ? 1 : Line(text, header + 1);
    }

    internal static int ValueEnd(string text, int start)
    {
        var (depth, quoted, at) = (0, false, start);
        for (; at < text.Length; at++)
        {
            var character = text[at];
            quoted ^= character == '"';
            if (!quoted && depth == 0 && character is ',' or ' ' or '\n' or '}')
            {
                break;
            }

            depth += character is '[' or '{' ? 1 : character is ']' or '}' ? -1 : 0;
        }

        return at;
    }

    [GeneratedRegex(@"(?m)(^|[{,] )(?<key>[a-z_]+) = ")]
    private static partial Regex KeyBeforeEquals();
}

using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>
/// The canonical text of a spec or a part of one, over which identities are computed. It is JSON as RFC 8785 makes it
/// canonical: no white space; keys (the TOML keys) in ordinal order; the tag of a record (<c>"kind":"cgat"</c>) among
/// them; numbers in the shortest form that reads back equal, 1 rather than 1.0; of texts only <c>"</c>, <c>\</c> and
/// control characters escaped. Beyond RFC 8785: whole numbers above 2^53 are written in full. Settings that are not
/// given, or are as if they were not, and, unless asked for, cosmetic settings are left out. Frozen: a change of this form
/// changes every id.
/// </summary>
public static class SpecCanonical
{
    /// <summary>
    /// The canonical JSON of <paramref name="record"/>, which is a record of the spec language or a list of such.
    /// </summary>
    /// <exception cref="ArgumentException">A number is not finite.</exception>
    public static string ToJson(object record, bool includeCosmetic = false)
    {
        ArgumentNullException.ThrowIfNull(record);
        var json = new StringBuilder();
        Write(json, record, new Form(includeCosmetic, null));
        return json.ToString();
    }

    /// <summary>The same without cosmetic settings, with the texts of records within it taken from a memory.</summary>
    internal static string ToJson(ExperimentSpec spec, CanonicalParts parts)
    {
        var json = new StringBuilder();
        WriteRecord(json, spec, new Form(false, parts));
        return json.ToString();
    }

    private static void Write(StringBuilder json, object value, Form form)
    {
        switch (value)
        {
            case bool flag:
                json.Append(flag ? "true" : "false");
                break;
            case int or long:
                json.Append(CultureInfo.InvariantCulture, $"{value}");
                break;
            case double number:
                json.Append(CanonicalNumber.Write(number));
                break;
            case string text:
                WriteText(json, text);
                break;
            case IEnumerable items:
                WriteAll(json, '[', items.Cast<object>(), item => Write(json, item, form), ']');
                break;
            default:
                WriteRecord(json, value, form);
                break;
        }
    }

    private static void WritePart(StringBuilder json, object value, Form form)
    {
        if (form.Parts is not { } parts || value is ValueType or string)
        {
            Write(json, value, form);
        }
        else
        {
            json.Append(parts.Of(value, record => ToJson(record)));
        }
    }

    private static void WriteRecord(StringBuilder json, object record, Form form)
    {
        var separator = "{";
        foreach (var (key, setting) in SpecShapes.Record(record.GetType()).Canonical)
        {
            var value = setting is null ? SpecShapes.TagOf(record.GetType()) : setting.Property.GetValue(record);
            if (IsWritten(setting, value) && (form.Cosmetic || setting is not { Cosmetic: true }))
            {
                json.Append(separator);
                WriteText(json, key);
                json.Append(':');
                WritePart(json, value, form);
                separator = ",";
            }
        }

        json.Append(separator == "{" ? "{}" : "}");
    }

    private static bool IsWritten(SettingShape? setting, [NotNullWhen(true)] object? value) =>
        value is not null && (setting?.Rules.Otherwise is not { } otherwise || !otherwise.Equals(value));

    private static void WriteAll<T>(StringBuilder json, char open, IEnumerable<T> items, Action<T> write, char close)
    {
        json.Append(open);
        var separator = "";
        foreach (var item in items)
        {
            json.Append(separator);
            write(item);
            separator = ",";
        }

        json.Append(close);
    }

    private static void WriteText(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (var character in text)
        {
            json.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\t' => "\\t",
                '\n' => "\\n",
                '\f' => "\\f",
                '\r' => "\\r",
                < ' ' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => character.ToString(),
            });
        }

        json.Append('"');
    }

    // What is written: cosmetic settings too or not, and the texts that are known already.
    private sealed record Form(bool Cosmetic, CanonicalParts? Parts);
}

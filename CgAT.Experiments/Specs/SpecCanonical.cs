using System.Collections;
using System.Globalization;
using System.Text;
using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs;

/// <summary>
/// The canonical text of a spec or a part of one, over which identities are computed. It is JSON as RFC 8785 makes it
/// canonical: no white space; keys (the TOML keys) in ordinal order; the tag of a record (<c>"kind":"cgat"</c>) among
/// them; numbers in the shortest form that reads back equal, 1 rather than 1.0; of texts only <c>"</c>, <c>\</c> and
/// control characters escaped. Beyond RFC 8785: whole numbers above 2^53 are written in full. Settings that are not
/// given and, unless asked for, cosmetic settings are left out. Frozen: a change of this form changes every id.
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
        Write(json, record, includeCosmetic);
        return json.ToString();
    }

    private static void Write(StringBuilder json, object value, bool includeCosmetic)
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
                WriteAll(json, '[', items.Cast<object>(), item => Write(json, item, includeCosmetic), ']');
                break;
            default:
                WriteRecord(json, value, includeCosmetic);
                break;
        }
    }

    private static void WriteRecord(StringBuilder json, object record, bool includeCosmetic)
    {
        var shape = SpecShapes.Record(record.GetType());
        var members = shape.Settings
            .Where(setting => includeCosmetic || !setting.Cosmetic)
            .Select(setting => (setting.Key, Value: setting.Property.GetValue(record)))
            .Where(member => member.Value is not null);
        if (shape.Tag is { } tag)
        {
            members = members.Append((tag.Key, tag.Name));
        }

        WriteAll(json, '{', members.OrderBy(member => member.Key, StringComparer.Ordinal), Member, '}');

        void Member((string Key, object? Value) member)
        {
            WriteText(json, member.Key);
            json.Append(':');
            Write(json, member.Value!, includeCosmetic);
        }
    }

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
}

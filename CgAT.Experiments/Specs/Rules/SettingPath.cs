using System.Globalization;

namespace CgAT.Experiments.Specs.Rules;

/// <summary>Paths of settings, such as <c>defense[1].optimizer.kind</c>; the whole spec has the empty path.</summary>
internal static class SettingPath
{
    public static string Key(string table, string key) => table.Length == 0 ? key : $"{table}.{key}";

    public static string Item(string list, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]");

    /// <summary>The last key of a path, with its index: <c>seeds[1]</c>.</summary>
    public static string Last(string path) => path[(path.LastIndexOf('.') + 1)..];

    /// <summary>The table as a header names it: <c>[hashing.optimizer]</c>, or <c>[[defense]]</c> for an item.</summary>
    public static string Header(string path)
    {
        if (path.Length == 0)
        {
            return "the spec";
        }

        var keys = string.Join('.', path.Split('.').Select(key => key.Split('[')[0]));
        return path.EndsWith(']') ? $"[[{keys}]]" : $"[{keys}]";
    }
}

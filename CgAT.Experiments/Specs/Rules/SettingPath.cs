using System.Globalization;
using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Rules;

/// <summary>Paths of settings, such as <c>defense[1].optimizer.kind</c>; the whole spec has the empty path.</summary>
internal static class SettingPath
{
    public static string Key(string table, string key) => table.Length == 0 ? key : $"{table}.{key}";

    public static string Item(string list, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]");

    /// <summary>The last key of a path, with its index: <c>seeds[1]</c>.</summary>
    public static string Last(string path) => path[(path.LastIndexOf('.') + 1)..];

    /// <summary>A key of the whole spec, with brackets where it is a table or a list of tables.</summary>
    public static string AtTop(SettingShape setting) => (setting.Type, setting.IsList) switch
    {
        (SettingType.Table, true) => $"[[{setting.Key}]]",
        (SettingType.Table, false) => $"[{setting.Key}]",
        _ => setting.Key,
    };

    /// <summary>A table as its header: <c>[hashing.optimizer]</c>, or <c>[[defense]]</c> for an item.</summary>
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

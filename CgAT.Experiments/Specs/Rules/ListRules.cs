using System.Globalization;
using CgAT.Core.Errors;
using CgAT.Experiments.Specs.Attacks;
using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Rules;

/// <summary>The rules of a list as a whole: its length, its order, and that its items differ.</summary>
internal static class ListRules
{
    public static IEnumerable<Finding> Check(
        SettingShape setting, object?[] items, string path, Func<string, bool> isGiven)
    {
        if (items.Length < setting.Rules.MinItems)
        {
            yield return new Finding(
                ErrorCodes.SpecOutOfRange,
                path,
                "is an empty list",
                $"give at least {Expected.Write(setting.Rules.MinItems)}: {setting.Rules.Description}");
        }

        var before = new List<object>();
        for (var index = 0; index < items.Length; index++)
        {
            var at = SettingPath.Item(path, index);
            if (!isGiven(at) || items[index] is not { } item)
            {
                continue;
            }

            if (setting.Rules.Distinct && before.Exists(other => Key(other).Equals(Key(item))))
            {
                yield return Twice(setting, item, at);
            }

            if (setting.Rules.Increasing && before.LastOrDefault() is { } previous && Number(item) <= Number(previous))
            {
                yield return new Finding(
                    ErrorCodes.SpecOutOfRange,
                    at,
                    $"is {Expected.Write(Number(item))}, not above {Expected.Write(Number(previous))} before it",
                    "write the items in rising order, each once");
            }

            before.Add(item);
        }
    }

    private static double Number(object item) => Convert.ToDouble(item, CultureInfo.InvariantCulture);

    private static object Key(object item) => item is ILabelled labelled ? labelled.Label : item;

    private static Finding Twice(SettingShape setting, object item, string path)
    {
        if (item is not ILabelled { Label: var label })
        {
            return new Finding(
                ErrorCodes.SpecDuplicateItem, path, $"is {item} a second time", "each item may stand once");
        }

        var named = item is DefenseSpec { Name: not null } or AttackSpec { Name: not null };
        return new Finding(
            ErrorCodes.SpecDuplicateItem,
            SettingPath.Key(path, named ? "name" : "kind"),
            $"is \"{label}\", as in another [[{setting.Key}]]",
            $"tell them apart by names of their own, such as name = \"{label}-2\"");
    }
}

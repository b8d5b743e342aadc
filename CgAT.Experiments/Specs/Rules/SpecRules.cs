using System.Collections;
using CgAT.Core.Errors;
using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Rules;

/// <summary>
/// Checks the values of a spec against the attributes of its records: one set of rules for specs that were read from a
/// file and for specs that were made in code.
/// </summary>
internal sealed class SpecRules(Func<string, bool> isGiven)
{
    private readonly List<Finding> findings = [];

    /// <summary>
    /// Everything that is wrong with a record. A setting whose path <paramref name="isGiven"/> denies is passed over: a
    /// reader that could not bind it has said so already.
    /// </summary>
    public static IReadOnlyList<Finding> Check(object record, Func<string, bool> isGiven)
    {
        var rules = new SpecRules(isGiven);
        rules.CheckRecord(record, "");
        return rules.findings;
    }

    /// <summary>Everything that is wrong with the value of a setting, or with an item of one that is a list.</summary>
    public static IReadOnlyList<Finding> CheckValue(
        SettingShape setting, object? value, string path, bool isItem, Func<string, bool> isGiven)
    {
        var rules = new SpecRules(isGiven);
        rules.CheckSetting(setting, value, path, setting.IsList && !isItem);
        return rules.findings;
    }

    private void CheckRecord(object record, string path)
    {
        foreach (var setting in SpecShapes.Record(record.GetType()).Settings)
        {
            var at = SettingPath.Key(path, setting.Key);
            if (!isGiven(at))
            {
                continue;
            }

            var value = setting.Property.GetValue(record);
            if (value is null && setting.Rules.Optional)
            {
                continue;
            }

            CheckSetting(setting, value, at, setting.IsList);
        }
    }

    private void CheckSetting(SettingShape setting, object? value, string path, bool isList)
    {
        if (value is not null && isList)
        {
            CheckList(setting, ((IEnumerable)value).Cast<object?>().ToArray(), path);
        }
        else
        {
            CheckItem(setting, value, path);
        }
    }

    private void CheckItem(SettingShape setting, object? value, string path)
    {
        if (value is null)
        {
            findings.Add(new Finding(
                ErrorCodes.SpecMissingKey, path, "is not given", $"expected {Expected.Of(setting)}"));
        }
        else if (setting.Type == SettingType.Table)
        {
            CheckRecord(value, path);
        }
        else if (ValueRules.Check(setting, value, path) is { } finding)
        {
            findings.Add(finding);
        }
    }

    private void CheckList(SettingShape setting, object?[] items, string path)
    {
        findings.AddRange(ListRules.Check(setting, items, path, isGiven));
        for (var index = 0; index < items.Length; index++)
        {
            var at = SettingPath.Item(path, index);
            if (isGiven(at))
            {
                CheckItem(setting, items[index], at);
            }
        }
    }
}

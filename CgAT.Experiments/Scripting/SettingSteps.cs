using System.Collections;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Shapes;
using CgAT.Experiments.Specs.Writing;

namespace CgAT.Experiments.Scripting;

/// <summary>Goes from a record of the spec language along keys and indexes.</summary>
internal static class SettingSteps
{
    /// <summary>Whether the steps lead to a setting of the record, which may be one that is not given.</summary>
    public static bool Lead(object record, object[] steps) => steps is [.. var before, string key]
        ? Read(record, before) is { } owner && SpecShapes.Record(owner.GetType()).Find(key) is not null
        : Read(record, steps) is not null;

    /// <summary>The record with another value where the steps lead; as it is where they lead nowhere.</summary>
    public static object With(object record, object[] steps, object? value)
    {
        if (steps is [string only])
        {
            return SpecEdits.WithSetting(record, only, value);
        }

        var key = (string)steps[0];
        var inner = SpecShapes.Record(record.GetType()).Find(key)?.Property.GetValue(record);
        return (inner, steps[1]) switch
        {
            (null, _) => record,
            (IEnumerable list, int index) =>
                SpecEdits.WithSetting(record, key, InList(list, index, [.. steps.Skip(2)], value)),
            _ => SpecEdits.WithSetting(record, key, With(inner, [.. steps.Skip(1)], value)),
        };
    }

    /// <summary>The value where the steps lead; null where they lead nowhere.</summary>
    public static object? Read(object record, object[] steps) =>
        steps.Aggregate((object?)record, (at, step) => (at, step) switch
        {
            (null, _) => null,
            (IEnumerable list, int index) => list.Cast<object>().ElementAtOrDefault(index),
            (_, string key) => ReadKey(at, key),
            _ => null,
        });

    /// <summary>The value as TOML writes it: of grey levels as a fraction.</summary>
    public static string Write(Type record, object[] steps, object value)
    {
        SettingShape? setting = null;
        var type = record;
        foreach (var step in steps.OfType<string>())
        {
            setting = SpecShapes.Record(type).Find(step);
            if (setting is null)
            {
                break;
            }

            type = setting.ItemType;
        }

        return setting is null || steps[^1] is int ? TomlValues.Write(value) : SpecToml.Value(setting, value);
    }

    private static object? ReadKey(object record, string key)
    {
        var shape = SpecShapes.Record(record.GetType());
        return shape.Find(key)?.Property.GetValue(record);
    }

    private static Array InList(IEnumerable list, int index, object[] steps, object? value)
    {
        object?[] items = [.. list.Cast<object?>()];
        if (index < items.Length)
        {
            items[index] = steps.Length == 0 || items[index] is not { } item ? value : With(item, steps, value);
        }

        var type = list.GetType().GetInterfaces()
            .First(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IEnumerable<>));
        var copy = Array.CreateInstance(type.GetGenericArguments()[0], items.Length);
        items.CopyTo(copy, 0);
        return copy;
    }
}

using System.Reflection;
using System.Text.Json;

namespace CgAT.Experiments.Specs.Shapes;

/// <summary>One key of a record: its property with all that the attributes say of it.</summary>
internal sealed record SettingShape
{
    public required string Key { get; init; }

    public required PropertyInfo Property { get; init; }

    public required SettingAttribute Rules { get; init; }

    public required SettingType Type { get; init; }

    public required bool IsList { get; init; }

    /// <summary>The type of the value, or of an item where the value is a list.</summary>
    public required Type ItemType { get; init; }

    public required bool Cosmetic { get; init; }

    /// <summary>Whether the key must be given.</summary>
    public bool IsRequired => Rules is { Optional: false, Otherwise: null };

    /// <summary>Null where the number can't be written as a fraction.</summary>
    public required FractionOf? Fraction { get; init; }

    /// <summary>The shape of a property, or null for one that is no setting.</summary>
    public static SettingShape? Of(PropertyInfo property)
    {
        if (property.GetCustomAttribute<SettingAttribute>() is not { } rules)
        {
            return property.CanWrite
                ? throw new InvalidOperationException($"{property.DeclaringType}.{property.Name} has no [Setting]")
                : null;
        }

        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var isList = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);
        var itemType = isList ? type.GetGenericArguments()[0] : type;
        return new SettingShape
        {
            Key = rules.Key ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name),
            Property = property,
            Rules = rules,
            Type = TypeOf(itemType),
            IsList = isList,
            ItemType = itemType,
            Cosmetic = property.IsDefined(typeof(CosmeticAttribute)),
            Fraction = property.GetCustomAttribute<FractionAttribute>()?.Whole,
        };
    }

    private static SettingType TypeOf(Type type) => type switch
    {
        _ when type == typeof(bool) => SettingType.Switch,
        _ when type == typeof(int) || type == typeof(long) => SettingType.Integer,
        _ when type == typeof(double) => SettingType.Number,
        _ when type == typeof(string) => SettingType.Text,
        _ when type.IsClass => SettingType.Table,
        _ => throw new InvalidOperationException($"{type} is no type of the spec language"),
    };
}

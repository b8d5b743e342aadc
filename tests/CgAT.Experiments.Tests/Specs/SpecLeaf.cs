using System.Collections;
using System.Reflection;
using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Tests.Specs;

/// <summary>
/// A value within a spec that holds no others, found by reflection over the attributes and so without the product's own
/// view of them.
/// </summary>
internal sealed class SpecLeaf
{
    public required string Path { get; init; }

    public required bool Cosmetic { get; init; }

    public required object? Value { get; init; }

    /// <summary>Puts another value in its place.</summary>
    public required Action<object> Assign { get; init; }

    /// <summary>What stands for nothing.</summary>
    public required Func<object> Any { get; init; }

    public void Mutate() => Assign(Value is null ? Any() : Other(Value));

    public static IEnumerable<SpecLeaf> Of(object record, string path, bool cosmetic = false)
    {
        foreach (var property in Settings(record.GetType()))
        {
            var at = path + Key(property);
            var value = property.GetValue(record);
            switch (value)
            {
                case Array items when items.GetType().GetElementType()!.IsClass:
                    var leaves = items.Cast<object>().SelectMany((item, index) => Of(item, $"{at}[{index}]."));
                    foreach (var leaf in leaves)
                    {
                        yield return leaf;
                    }

                    break;
                case Array items:
                    for (var index = 0; index < items.Length; index++)
                    {
                        var place = index;
                        yield return new SpecLeaf
                        {
                            Path = $"{at}[{index}]",
                            Cosmetic = cosmetic || IsCosmetic(property),
                            Value = items.GetValue(place),
                            Assign = other => items.SetValue(other, place),
                            Any = () => "x",
                        };
                    }

                    break;
                case null or string or ValueType:
                    yield return new SpecLeaf
                    {
                        Path = at,
                        Cosmetic = cosmetic || IsCosmetic(property),
                        Value = value,
                        Assign = other => property.SetValue(record, other),
                        Any = () => AnyOf(property.PropertyType),
                    };
                    break;
                default:
                    foreach (var leaf in Of(value, $"{at}.", cosmetic || IsCosmetic(property)))
                    {
                        yield return leaf;
                    }

                    break;
            }
        }
    }

    public static IEnumerable<Type> Types(object record) => Settings(record.GetType())
        .Select(property => property.GetValue(record))
        .SelectMany(value => value is string or null ? [] : value is IEnumerable items ? items.Cast<object>() : [value])
        .Where(value => value.GetType().IsClass && value is not string)
        .SelectMany(Types)
        .Append(record.GetType());

    private static IEnumerable<PropertyInfo> Settings(Type type) => type.GetProperties().Where(each => each.CanWrite);

    private static bool IsCosmetic(PropertyInfo property) => property.IsDefined(typeof(CosmeticAttribute));

    private static string Key(PropertyInfo property) => property.GetCustomAttribute<SettingAttribute>()!.Key
        ?? string.Concat(property.Name.Select(c => char.IsUpper(c) ? $"_{char.ToLowerInvariant(c)}" : $"{c}"))[1..];

    private static object AnyOf(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var item = type.GetGenericArguments()[0];
            var list = Array.CreateInstance(item, 1);
            list.SetValue(AnyOf(item), 0);
            return list;
        }

        var concrete = type.IsAbstract
            ? type.Assembly.GetTypes().First(each => each.IsAssignableTo(type) && !each.IsAbstract)
            : Nullable.GetUnderlyingType(type) ?? type;
        return concrete == typeof(string) ? "x" : Activator.CreateInstance(concrete)!;
    }

    // The smallest change that there is, so that no digit is lost on the way.
    private static object Other(object value) => value switch
    {
        bool flag => !flag,
        int whole => whole + 1,
        long whole => ~whole, // no other seed of the list
        double number => Math.BitIncrement(number),
        _ => $"{value}x",
    };
}

using System.Reflection;
using System.Text.Json;

namespace CgAT.Experiments.Results.Storage;

/// <summary>Picks the stored column for a property of a row record by the property's type.</summary>
internal static class StoredColumns
{
    public static IStoredColumn<TRow> Of<TRow>(string table, PropertyInfo property)
    {
        var place = new ColumnPlace(table, JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
        if (property.PropertyType == typeof(string))
        {
            var nullable = new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;
            return new TextColumn<TRow>(place, nullable, Read<TRow, string?>(property), Write<TRow, string?>(property));
        }

        if (property.PropertyType == typeof(DateTimeOffset) && place.Column.EndsWith("_utc", StringComparison.Ordinal))
        {
            return new TimestampColumn<TRow>(
                place, Read<TRow, DateTimeOffset>(property), Write<TRow, DateTimeOffset>(property));
        }

        var valueType = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (!ValueTypeNames.Has(valueType))
        {
            throw new InvalidOperationException($"Column '{table}.{place.Column}' can't be a {property.PropertyType}");
        }

        var maker = valueType == property.PropertyType ? nameof(Required) : nameof(Optional);
        return (IStoredColumn<TRow>)typeof(StoredColumns)
            .GetMethod(maker, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(typeof(TRow), valueType)
            .Invoke(null, [place, property])!;
    }

    private static ValueColumn<TRow, TValue> Required<TRow, TValue>(ColumnPlace place, PropertyInfo property)
        where TValue : struct => new(place, Read<TRow, TValue>(property), Write<TRow, TValue>(property));

    private static OptionalColumn<TRow, TValue> Optional<TRow, TValue>(ColumnPlace place, PropertyInfo property)
        where TValue : struct => new(place, Read<TRow, TValue?>(property), Write<TRow, TValue?>(property));

    private static Func<TRow, TValue> Read<TRow, TValue>(PropertyInfo property) =>
        property.GetMethod!.CreateDelegate<Func<TRow, TValue>>();

    // Rows are filled column by column, after they are made: reflection may set what only an initializer may in C#.
    private static Action<TRow, TValue> Write<TRow, TValue>(PropertyInfo property) =>
        property.SetMethod!.CreateDelegate<Action<TRow, TValue>>();
}

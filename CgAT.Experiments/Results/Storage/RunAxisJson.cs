using System.Text.Json;
using System.Text.Json.Serialization;

namespace CgAT.Experiments.Results.Storage;

/// <summary>An axis as JSON: <c>["axis_bits", "WholeNumber", 32]</c>. The type tells 1 from 1.0.</summary>
internal sealed class RunAxisJson : JsonConverter<RunAxis>
{
    /// <inheritdoc/>
    public override RunAxis Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var json = document.RootElement;
        var (type, value) = (Enum.Parse<AxisType>(json[1].GetString() ?? ""), json[2]);
        return new RunAxis
        {
            Column = json[0].GetString() ?? throw new JsonException("an axis has no column"),
            Type = type,
            Value = (type, value.ValueKind) switch
            {
                (_, JsonValueKind.Null) => null,
                (AxisType.WholeNumber, _) => value.GetInt64(),
                (AxisType.Number, _) => value.GetDouble(),
                (AxisType.Switch, _) => value.GetBoolean(),
                _ => value.GetString(),
            },
        };
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RunAxis value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(value.Column);
        writer.WriteStringValue(value.Type.ToString());
        switch (value.Value)
        {
            case long whole:
                writer.WriteNumberValue(whole);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            default:
                writer.WriteStringValue((string?)value.Value);
                break;
        }

        writer.WriteEndArray();
    }
}

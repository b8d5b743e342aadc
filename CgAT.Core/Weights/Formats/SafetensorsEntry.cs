using System.Text.Json;

namespace CgAT.Core.Weights.Formats;

/// <summary>A tensor of a safetensors header.</summary>
/// <param name="Tensor">What it is.</param>
/// <param name="Begin">Where its bytes begin, counted from the end of the header.</param>
/// <param name="End">Where they end.</param>
/// <param name="Bytes">How many bytes its type and shape take.</param>
internal sealed record SafetensorsEntry(StoredTensor Tensor, long Begin, long End, long Bytes)
{
    /// <summary>Reads the object behind a name: dtype, shape and data_offsets, each once and nothing else.</summary>
    public static SafetensorsEntry Read(ref Utf8JsonReader json, string name)
    {
        NumberType? type = null;
        IReadOnlyList<long>? shape = null;
        IReadOnlyList<long>? offsets = null;
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"{name} is no object");
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (type is null && json.ValueTextEquals("dtype"u8))
            {
                type = ReadType(ref json, name);
            }
            else if (shape is null && json.ValueTextEquals("shape"u8))
            {
                shape = ReadNumbers(ref json);
            }
            else if (offsets is null && json.ValueTextEquals("data_offsets"u8))
            {
                offsets = ReadNumbers(ref json);
            }
            else
            {
                throw new JsonException($"{name} has something else than one dtype, shape and data_offsets");
            }
        }

        if (json.TokenType != JsonTokenType.EndObject || type is null || shape is null || offsets is not [var begin, var end])
        {
            throw new JsonException($"{name} lacks something of dtype, shape and data_offsets");
        }

        var tensor = new StoredTensor { Name = name, NumberType = type.Name, Shape = shape };
        return new SafetensorsEntry(tensor, begin, end, TensorSize.Of(name, shape, type));
    }

    private static NumberType ReadType(ref Utf8JsonReader json, string name)
    {
        var written = json.Read() && json.TokenType == JsonTokenType.String ? json.GetString() : null;
        return NumberType.All.FirstOrDefault(type => type.Safetensors == written)
            ?? throw WeightFault.Of(
                Errors.ErrorCodes.WeightsTypeUnfit,
                $"{name} is of the type '{written}', which is not known",
                $"save it as float32; known are {string.Join(", ", NumberType.All.Select(type => type.Safetensors))}");
    }

    private static List<long> ReadNumbers(ref Utf8JsonReader json)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("no list of numbers where there should be one");
        }

        var numbers = new List<long>();
        while (json.Read() && json.TokenType == JsonTokenType.Number)
        {
            numbers.Add(json.TryGetInt64(out var number) && numbers.Count < TensorSize.MostSides
                ? number
                : throw new JsonException("a number is no whole one, or there are too many"));
        }

        return json.TokenType == JsonTokenType.EndArray
            ? numbers
            : throw new JsonException("a list holds something else than numbers");
    }
}

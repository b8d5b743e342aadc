using System.Buffers.Binary;
using System.Text.Json;

namespace CgAT.Core.Weights.Formats;

/// <summary>
/// The gate of safetensors files: 8 bytes with the length of the header, the header, a JSON object that gives each
/// tensor type, shape and offsets, then the bytes of all tensors one after another.
/// </summary>
/// <remarks>
/// As the format asks, the tensors must cover all bytes, without holes and overlaps. A header may be a quarter of the
/// file, and 64 KiB: the library takes ten times its length to read it.
/// </remarks>
internal static class SafetensorsFile
{
    private const int LengthBytes = 8;
    private const int MostTensors = 8192;
    private const int FreeHeader = 64 << 10;

    /// <summary>The tensors, in the order of the header.</summary>
    /// <exception cref="Errors.UserErrorException">
    /// CGAT0605: the header is not one, or does not fit the file.
    /// </exception>
    public static IReadOnlyList<StoredTensor> Check(Stream stream)
    {
        var header = Header(stream);
        var dataLength = stream.Length - LengthBytes - header.Length;
        var entries = Parse(header);
        var end = 0L;
        foreach (var entry in entries.OrderBy(each => each.Begin).ThenBy(each => each.End))
        {
            if (entry.Begin != end || entry.End < entry.Begin || entry.End > dataLength)
            {
                throw WeightFault.Damaged(
                    $"the bytes {entry.Begin} to {entry.End} of {entry.Tensor.Name} do not follow those before them, "
                    + $"which end at {end} of {dataLength}");
            }

            if (entry.End - entry.Begin != entry.Bytes)
            {
                throw WeightFault.Damaged(
                    $"{entry.Tensor.Name} has {entry.End - entry.Begin} bytes, but its shape "
                    + $"[{string.Join(", ", entry.Tensor.Shape)}] of {entry.Tensor.NumberType} takes {entry.Bytes}");
            }

            end = entry.End;
        }

        return end == dataLength
            ? [.. entries.Select(entry => entry.Tensor)]
            : throw WeightFault.Damaged($"the tensors end at {end}, but there are {dataLength} bytes of them");
    }

    private static byte[] Header(Stream stream)
    {
        Span<byte> length = stackalloc byte[LengthBytes];
        stream.Position = 0;
        stream.ReadExactly(length);
        var size = BinaryPrimitives.ReadUInt64LittleEndian(length);
        if (size > (ulong)(stream.Length - LengthBytes))
        {
            throw WeightFault.Damaged($"the header has {size} bytes, but the file only {stream.Length}");
        }

        if (size > (ulong)((stream.Length / 4) + FreeHeader))
        {
            throw WeightFault.Damaged($"the header has {size} bytes, too many for a file of {stream.Length}");
        }

        var header = new byte[size];
        stream.ReadExactly(header);
        return header;
    }

    private static List<SafetensorsEntry> Parse(byte[] header)
    {
        var entries = new List<SafetensorsEntry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            var json = new Utf8JsonReader(header);
            Expect(ref json, JsonTokenType.StartObject);
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var name = json.GetString() ?? "";
                if (!names.Add(name) || names.Count > MostTensors)
                {
                    throw WeightFault.Damaged(names.Count > MostTensors
                        ? $"the header names more than {MostTensors} tensors"
                        : $"the header names '{name}' twice");
                }

                if (name == "__metadata__")
                {
                    SkipTexts(ref json);
                }
                else
                {
                    entries.Add(SafetensorsEntry.Read(ref json, name));
                }
            }

            // White space may follow, and nothing else.
            if (json.TokenType != JsonTokenType.EndObject || json.Read())
            {
                throw new JsonException("the header goes on behind its end");
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new Errors.UserErrorException(
                WeightFault.Damaged("the header is not the JSON that it should be").Diagnostics, e);
        }

        return entries;
    }

    // Of the format's own: texts by name.
    private static void SkipTexts(ref Utf8JsonReader json)
    {
        Expect(ref json, JsonTokenType.StartObject);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            Expect(ref json, JsonTokenType.String);
        }

        if (json.TokenType != JsonTokenType.EndObject)
        {
            throw new JsonException("__metadata__ has something else than texts");
        }
    }

    private static void Expect(ref Utf8JsonReader json, JsonTokenType type)
    {
        if (!json.Read() || json.TokenType != type)
        {
            throw new JsonException($"no {type} where there should be one");
        }
    }
}

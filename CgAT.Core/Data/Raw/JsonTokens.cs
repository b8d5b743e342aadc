using System.Text.Json;

namespace CgAT.Core.Data.Raw;

/// <summary>
/// Reads a JSON file of any length token by token, through a buffer that grows only for a single token, and not beyond
/// a mebibyte.
/// </summary>
internal static class JsonTokens
{
    private const int Usual = 64 << 10;
    private const int Longest = 1 << 20;

    /// <summary>Is given each token in turn.</summary>
    public delegate void Visit(ref Utf8JsonReader reader);

    /// <summary>Reads a stream to its end.</summary>
    /// <exception cref="JsonException">It is no JSON, or a token of it is longer than a mebibyte.</exception>
    public static void Read(Stream stream, Visit visit)
    {
        var buffer = new byte[Usual];
        var (filled, state) = (0, new JsonReaderState());
        for (var isFirst = true; ; isFirst = false)
        {
            var count = stream.Read(buffer, filled, buffer.Length - filled);
            var content = buffer.AsSpan(0, filled + count);
            var mark = isFirst && content is [0xef, 0xbb, 0xbf, ..] ? 3 : 0;
            var reader = new Utf8JsonReader(content[mark..], isFinalBlock: count == 0, state);
            while (reader.Read())
            {
                visit(ref reader);
            }

            if (count == 0)
            {
                return;
            }

            state = reader.CurrentState;
            var left = content[(mark + (int)reader.BytesConsumed)..];
            left.CopyTo(buffer);
            filled = left.Length;
            if (filled == buffer.Length)
            {
                Grow(ref buffer);
            }
        }
    }

    private static void Grow(ref byte[] buffer)
    {
        if (buffer.Length >= Longest)
        {
            throw new JsonException("a name or a number is longer than a mebibyte");
        }

        Array.Resize(ref buffer, buffer.Length * 2);
    }
}

using CgAT.Core.Numerics;

namespace CgAT.Core.Tests.Weights;

/// <summary>Keyed changes of a file's bytes, as a bad disk, a bad transfer or a bad mind makes them.</summary>
internal static class Mutation
{
    private static readonly ulong[] s_extremes =
    [
        0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff, 0x7fffffffffffffff, ulong.MaxValue,
    ];

    /// <summary>The bytes with one to four changes, all of which begin between two places.</summary>
    public static byte[] Of(byte[] original, int from, int end, KeyedStream stream, int item)
    {
        var draws = new Queue<float>(stream.Uniform(40, 0, 0, item));
        var bytes = original.ToList();
        var changes = 1 + Draw(draws, 4);
        for (var change = 0; change < changes && bytes.Count > 0; change++)
        {
            var at = Math.Min(from + Draw(draws, Math.Max(1, end - from)), bytes.Count - 1);
            var length = Math.Min(1 + Draw(draws, 16), bytes.Count - at);
            Change(bytes, at, length, Draw(draws, 8), draws);
        }

        return [.. bytes];
    }

    private static void Change(List<byte> bytes, int at, int length, int kind, Queue<float> draws)
    {
        switch (kind)
        {
            case 0: // a bit
                bytes[at] ^= (byte)(1 << Draw(draws, 8));
                break;
            case 1: // a byte
                bytes[at] = (byte)Draw(draws, 256);
                break;
            case 2: // a number
                var number = BitConverter.GetBytes(s_extremes[Draw(draws, s_extremes.Length)]);
                for (var index = 0; index < Math.Min(length, number.Length); index++)
                {
                    bytes[at + index] = number[index];
                }

                break;
            case 3:
                bytes.RemoveRange(at, length);
                break;
            case 4: // once more
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 5: // from elsewhere
                bytes.InsertRange(at, bytes.GetRange(Draw(draws, bytes.Count - length + 1), length));
                break;
            case 6: // a digit, which in JSON is another number
                bytes[at] = (byte)('0' + Draw(draws, 10));
                break;
            default: // the end
                bytes.RemoveRange(at, Draw(draws, 8) == 0 ? bytes.Count - at : length);
                break;
        }
    }

    private static int Draw(Queue<float> draws, int below) => Math.Min((int)(draws.Dequeue() * below), below - 1);
}

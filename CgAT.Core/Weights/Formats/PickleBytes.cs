using System.Buffers.Binary;
using System.Text;

namespace CgAT.Core.Weights.Formats;

/// <summary>Reads the arguments of a pickle's opcodes, never past its end.</summary>
internal sealed class PickleBytes(byte[] content)
{
    private const int LongestName = 256;
    private const int LongestText = 1024;
    private int _at;

    /// <summary>The next byte.</summary>
    public byte Byte() => Take(1)[0];

    /// <summary>A whole number of two bytes.</summary>
    public int UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    /// <summary>A whole number of four bytes.</summary>
    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    /// <summary>A whole number whose length comes first, at most eight bytes.</summary>
    public long Long()
    {
        var bytes = Take(Byte());
        if (bytes.Length > sizeof(long))
        {
            throw WeightFault.Damaged("the pickle has a number of more than eight bytes");
        }

        var number = 0L;
        for (var index = bytes.Length - 1; index >= 0; index--)
        {
            number = (number << 8) | bytes[index];
        }

        // The last byte's highest bit is the sign.
        var unused = 64 - (8 * bytes.Length);
        return bytes.IsEmpty ? 0 : (number << unused) >> unused;
    }

    /// <summary>Passes over bytes.</summary>
    public void Skip(int count) => Take(count);

    /// <summary>A text of so many bytes of UTF-8.</summary>
    public string Text(long length) => length <= LongestText
        ? Encoding.UTF8.GetString(Take((int)length))
        : throw WeightFault.Damaged($"the pickle has a text of {length} bytes");

    /// <summary>A text up to the next line feed.</summary>
    public string Line()
    {
        var rest = content.AsSpan(_at, Math.Min(content.Length - _at, LongestName + 1));
        var length = rest.IndexOf((byte)'\n');
        if (length < 0)
        {
            throw WeightFault.Damaged("the pickle has a name without end");
        }

        var line = Text(length);
        _at++;
        return line;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > content.Length - _at)
        {
            throw WeightFault.Damaged("the pickle breaks off");
        }

        _at += count;
        return content.AsSpan(_at - count, count);
    }
}

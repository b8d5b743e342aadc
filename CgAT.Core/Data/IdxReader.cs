using System.Buffers.Binary;
using System.IO.Compression;
using CgAT.Core.Errors;

namespace CgAT.Core.Data;

/// <summary>
/// Reads IDX files of unsigned bytes, plain or packed by gzip, as the MNIST family is published: two zero bytes, the
/// type 0x08, the number of dimensions, each dimension as a big-endian 32-bit integer, then the values.
/// </summary>
public static class IdxReader
{
    private const byte UnsignedByte = 0x08;
    private const int HeaderLength = 4;

    // Twice the largest of the family, EMNIST's: what unpacks to more is a bomb.
    private const int Largest = 1 << 30;

    /// <summary>The array in a file.</summary>
    /// <exception cref="UserErrorException">
    /// CGAT0201: the file isn't there; CGAT0202: it can't be unpacked; CGAT0203: it is no IDX file of bytes.
    /// </exception>
    public static IdxArray Read(string path) => Parse(Unpack(path, "name an IDX file"), path);

    /// <summary>The content of a file, unpacked where it begins as gzip does, whatever its name.</summary>
    internal static byte[] Unpack(string path, string remedy)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!File.Exists(path))
        {
            throw Error(ErrorCodes.DataMissing, path, "the file isn't there", remedy);
        }

        var content = DataFile.Read(path, remedy, File.ReadAllBytes);
        if (content is not [0x1f, 0x8b, ..])
        {
            return content;
        }

        try
        {
            using var packed = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
            return Unpacked(packed) ?? throw Error(
                ErrorCodes.DataDamaged, path, $"the gzip file unpacks to more than {Largest} bytes", remedy);
        }
        catch (InvalidDataException exception)
        {
            throw Error(ErrorCodes.DataDamaged, path, "the gzip file is damaged", remedy, exception);
        }
    }

    // Null where there is more than the largest file has.
    private static byte[]? Unpacked(GZipStream packed)
    {
        using var unpacked = new MemoryStream();
        var buffer = new byte[64 << 10];
        while (packed.Read(buffer) is > 0 and var count)
        {
            if (unpacked.Length + count > Largest)
            {
                return null;
            }

            unpacked.Write(buffer, 0, count);
        }

        return unpacked.ToArray();
    }

    internal static IdxArray Parse(byte[] content, string path)
    {
        if (content is not [0, 0, UnsignedByte, > 0, ..])
        {
            throw Bad(path, "does not begin as an IDX file of unsigned bytes does (00 00 08 and the rank)");
        }

        int rank = content[3];
        var start = HeaderLength + (rank * sizeof(int));
        if (content.Length < start)
        {
            throw Bad(path, $"ends within its header: {content.Length} bytes for rank {rank}");
        }

        var dimensions = new int[rank];
        var length = 1L;
        for (var at = 0; at < rank; at++)
        {
            dimensions[at] = BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(HeaderLength + (at * sizeof(int))));
            if (dimensions[at] <= 0)
            {
                throw Bad(path, $"has {dimensions[at]} as dimension {at + 1}");
            }

            // Far above any file, so that the product of many dimensions doesn't overflow.
            length = Math.Min(length * dimensions[at], 1L << 32);
        }

        return content.Length - start == length
            ? new IdxArray(dimensions, new ArraySegment<byte>(content, start, (int)length))
            : throw Bad(path, $"holds {content.Length - start} values, not {string.Join(" x ", dimensions)}");
    }

    private static UserErrorException Bad(string path, string message) =>
        Error(ErrorCodes.BadIdxFile, path, $"the file {message}", "fetch the file again");

    private static UserErrorException Error(
        string code, string path, string message, string remedy, Exception? inner = null) =>
        new(new Diagnostic { Code = code, Message = message, Remedy = remedy, File = path }, inner);
}

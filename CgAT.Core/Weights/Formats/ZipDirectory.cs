using System.Buffers.Binary;
using System.Text;

namespace CgAT.Core.Weights.Formats;

/// <summary>
/// The directory of a zip archive (APPNOTE 6.3.10, section 4.3), as strict as <c>torch.save</c> is: nothing is split,
/// no two members share a byte, and the archive ends with its directory, so that no two readers see two different ones.
/// </summary>
internal static class ZipDirectory
{
    private const int EndLength = 22;
    private const int EntryLength = 46;
    private const int LocalLength = 30;
    private const uint EndSignature = 0x06054b50;
    private const uint Zip64Signature = 0x06064b50;
    private const uint EntrySignature = 0x02014b50;
    private const uint LocalSignature = 0x04034b50;
    private const int MostMembers = 8192;

    /// <summary>All members, in the order of the directory.</summary>
    /// <exception cref="Errors.UserErrorException">CGAT0605: the directory is damaged.</exception>
    public static IReadOnlyList<ZipMember> Read(Stream archive)
    {
        var (count, offset, directory) = Directory(archive);
        var members = new List<ZipMember>(count);
        var at = 0;
        for (var index = 0; index < count; index++)
        {
            if (directory.Length - at < EntryLength || UInt32(directory, at) != EntrySignature)
            {
                throw WeightFault.Damaged($"the archive's directory breaks off at entry {index + 1} of {count}");
            }

            var name = UInt16(directory, at + 28);
            var end = at + EntryLength + name + UInt16(directory, at + 30) + UInt16(directory, at + 32);
            if (end > directory.Length)
            {
                throw WeightFault.Damaged($"the archive's directory breaks off in entry {index + 1} of {count}");
            }

            members.Add(Member(archive, directory.AsSpan(at, end - at), name, offset));
            at = end;
        }

        if (at != directory.Length)
        {
            throw WeightFault.Damaged("the archive's directory goes on behind its last entry");
        }

        RequireApart(members);
        return members;
    }

    private static (int Count, long Offset, byte[] Content) Directory(Stream archive)
    {
        Span<byte> end = stackalloc byte[EndLength];
        var endAt = archive.Length - EndLength;
        if (endAt < 0 || !TryRead(archive, endAt, end) || BinaryPrimitives.ReadUInt32LittleEndian(end) != EndSignature)
        {
            throw WeightFault.Damaged("the archive breaks off: it does not end with its directory");
        }

        var count = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
        var size = BinaryPrimitives.ReadUInt32LittleEndian(end[12..]);
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        if (BinaryPrimitives.ReadUInt32LittleEndian(end[4..]) != 0
            || BinaryPrimitives.ReadUInt16LittleEndian(end[8..]) != count
            || BinaryPrimitives.ReadUInt16LittleEndian(end[20..]) != 0
            || count > MostMembers
            || offset + (long)size > endAt)
        {
            throw WeightFault.Damaged($"the end of the archive names {count} entries in {size} bytes at {offset}");
        }

        var content = new byte[size];
        if (!TryRead(archive, offset, content) || !FollowedByEnd(archive, offset + size))
        {
            throw WeightFault.Damaged("something stands between the archive's directory and its end");
        }

        return (count, offset, content);
    }

    // PyTorch writes the end for large archives before the usual one, whatever the size.
    private static bool FollowedByEnd(Stream archive, long position)
    {
        Span<byte> signature = stackalloc byte[4];
        return TryRead(archive, position, signature)
            && BinaryPrimitives.ReadUInt32LittleEndian(signature) is EndSignature or Zip64Signature;
    }

    private static ZipMember Member(Stream archive, ReadOnlySpan<byte> entry, int nameLength, long directoryAt)
    {
        var name = Encoding.ASCII.GetString(entry.Slice(EntryLength, nameLength));
        var encrypted = (BinaryPrimitives.ReadUInt16LittleEndian(entry[8..]) & 1) != 0;
        var compressed = BinaryPrimitives.ReadUInt16LittleEndian(entry[10..]) != 0;
        var packed = BinaryPrimitives.ReadUInt32LittleEndian(entry[20..]);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(entry[24..]);
        var local = BinaryPrimitives.ReadUInt32LittleEndian(entry[42..]);
        if (entry.Slice(EntryLength, nameLength).ContainsAnyExceptInRange((byte)' ', (byte)'~'))
        {
            throw WeightFault.Damaged("a name in the archive has characters that no PyTorch writes");
        }

        Span<byte> header = stackalloc byte[LocalLength];
        if ((packed != length && !compressed) || !TryRead(archive, local, header)
            || BinaryPrimitives.ReadUInt32LittleEndian(header) != LocalSignature)
        {
            throw WeightFault.Damaged($"'{name}' is not where the archive's directory says");
        }

        var start = local + LocalLength
            + (long)BinaryPrimitives.ReadUInt16LittleEndian(header[26..])
            + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        return start + packed <= directoryAt
            ? new ZipMember(name, start, packed, !compressed && !encrypted)
            : throw WeightFault.Damaged($"'{name}' does not fit into the archive");
    }

    private static void RequireApart(List<ZipMember> members)
    {
        var end = 0L;
        foreach (var member in members.OrderBy(each => each.Start).ThenBy(each => each.Length))
        {
            if (member.Start < end)
            {
                throw WeightFault.Damaged($"'{member.Name}' shares bytes with another part of the archive");
            }

            end = member.Start + member.Length;
        }
    }

    private static bool TryRead(Stream archive, long position, Span<byte> content)
    {
        archive.Position = position;
        return archive.ReadAtLeast(content, content.Length, throwOnEndOfStream: false) == content.Length;
    }

    private static ushort UInt16(byte[] content, int at) =>
        BinaryPrimitives.ReadUInt16LittleEndian(content.AsSpan(at));

    private static uint UInt32(byte[] content, int at) =>
        BinaryPrimitives.ReadUInt32LittleEndian(content.AsSpan(at));
}

using System.Buffers.Binary;

namespace CgAT.Core.Weights.Formats;

/// <summary>Tells what kind of file it is by how it begins, whatever its name.</summary>
internal static class WeightFormats
{
    private const int TarMagicAt = 257;

    // Of the first pickle in every file of PyTorch before 1.6: protocol 2, then a long of ten bytes,
    // 0x1950a86a20f9469cfc6c.
    private static ReadOnlySpan<byte> Legacy => [0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19];

    /// <summary>The kind.</summary>
    /// <exception cref="Errors.UserErrorException">CGAT0603: none that is read.</exception>
    public static WeightFileKind KindOf(Stream stream)
    {
        var start = new byte[TarMagicAt + 5];
        stream.Position = 0;
        var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        ReadOnlySpan<byte> begin = start.AsSpan(0, length);
        if (begin.StartsWith("PK\x03\x04"u8))
        {
            return WeightFileKind.TorchArchive;
        }

        if (begin.Length > 8 && begin[8] == '{' && BinaryPrimitives.ReadUInt64LittleEndian(begin) < 1UL << 48)
        {
            return WeightFileKind.Safetensors;
        }

        if (begin.StartsWith(Legacy) || (length == start.Length && begin[TarMagicAt..].SequenceEqual("ustar"u8)))
        {
            throw WeightFault.Format(
                "the file was saved by PyTorch before 1.6, or in its old format",
                "save it again with a PyTorch from 1.6 on: torch.save(torch.load(FILE), FILE)");
        }

        throw WeightFault.Format(
            length == 0 ? "the file is empty" : "this is no file of weights that can be read",
            begin is [0x80, ..]
                ? "a bare pickle is not read; save weights with torch.save(model.state_dict(), FILE) or as safetensors"
                : "weights are read from safetensors, and from what torch.save(model.state_dict(), FILE) writes");
    }
}

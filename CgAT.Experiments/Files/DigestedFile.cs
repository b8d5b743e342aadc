using System.Security.Cryptography;

namespace CgAT.Experiments.Files;

/// <summary>
/// Files that end with the SHA-256 of what stands before it, so that a file that was cut short or changed is known from
/// a whole one. For files that are too large for memory: both ways go through streams.
/// </summary>
internal static class DigestedFile
{
    /// <summary>Writes a file through to the disk. Until this returns the file is not whole.</summary>
    /// <exception cref="IOException">The file can't be written, or the disk is full.</exception>
    public static void Write(string file, Action<Stream> write)
    {
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None);
        using var digest = SHA256.Create();
        using (var content = new CryptoStream(stream, digest, CryptoStreamMode.Write, leaveOpen: true))
        {
            write(content);
        }

        stream.Write(digest.Hash);
        stream.Flush(flushToDisk: true);
        PageCache.Forget(stream.SafeFileHandle);
    }

    /// <summary>Whether a file is there and is what was written.</summary>
    public static bool IsWhole(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            var length = stream.Length - SHA256.HashSizeInBytes;
            if (length < 0)
            {
                return false;
            }

            using var content = new LeadingBytes(stream, length);
            var expected = SHA256.HashData(content);
            var found = new byte[SHA256.HashSizeInBytes];
            stream.ReadExactly(found);
            return found.AsSpan().SequenceEqual(expected);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Opens a whole file's content.</summary>
    public static Stream Open(string file)
    {
        var stream = File.OpenRead(file);
        return new LeadingBytes(stream, stream.Length - SHA256.HashSizeInBytes);
    }
}

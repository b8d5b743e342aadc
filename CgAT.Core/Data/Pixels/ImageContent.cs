using CgAT.Core.Errors;

namespace CgAT.Core.Data.Pixels;

/// <summary>The bytes of one image file at a time, in memory that is used again for the next.</summary>
internal sealed class ImageContent
{
    // No photograph is near it; a file of this size is something else.
    private const long Most = 1L << 28;

    private byte[] _bytes = [];
    private int _length;

    /// <summary>What was read last. It does not move while it is read.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>Reads a file; returns what keeps it from being one, or null.</summary>
    public ImageFault? Read(string path)
    {
        _length = 0;
        try
        {
            using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
            var length = RandomAccess.GetLength(file);
            if (length > Most)
            {
                return new ImageFault(
                    ErrorCodes.AbsurdImageSize,
                    $"is a file of {length >> 20} MiB, and {Most >> 20} are the most that is read",
                    "make it smaller, or take it off the lists");
            }

            Reserve((int)length);
            while (_length < length && RandomAccess.Read(file, _bytes.AsSpan(_length, (int)length - _length), _length)
                is > 0 and var read)
            {
                _length += read;
            }

            return null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new ImageFault(
                ErrorCodes.DataMissing,
                "isn't there",
                "unpack the images where the list says, "
                    + "or name the folder where its paths start (--images, in a spec 'images')");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new ImageFault(
                ErrorCodes.DataMissing, $"can't be read: {e.Message.TrimEnd('.')}", "make it readable");
        }
    }

    /// <summary>Takes bytes that are at hand.</summary>
    public void Take(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes);
        _length = bytes.Length;
    }

    private void Reserve(int length)
    {
        if (_bytes.Length < length)
        {
            _bytes = GC.AllocateUninitializedArray<byte>(Math.Max(length, 2 * _bytes.Length), pinned: true);
        }
    }
}

using CgAT.Core.Data.Pixels;
using CgAT.Core.Errors;

namespace CgAT.Core.Data.Checks;

/// <summary>
/// Reads and decodes one image after the other in memory that is used again, as one thread has it for itself. None is
/// resized: how it would be is known to specs alone.
/// </summary>
internal sealed class ImageReader : IDisposable
{
    private static readonly ImageFault s_missing =
        new(ErrorCodes.DataMissing, "isn't there", "unpack the images where the list says");

    private readonly ImageContent _content = new();
    private readonly ImagePreparer _preparer = new();

    /// <summary>The image, with its content and what keeps it from being used.</summary>
    public CheckedImage Read(CheckedImage image)
    {
        var unread = File.Exists(image.Path) ? _content.Read(image.Path) : s_missing;
        if (unread is not null)
        {
            return image with { Fault = unread };
        }

        var fault = _preparer.Decode(_content.Bytes, upright: false);
        var digest = new ImageFileDigest(_content.Bytes.Length, _preparer.Sha256);
        return image with { Content = digest, Fault = fault };
    }

    /// <inheritdoc/>
    public void Dispose() => _preparer.Dispose();
}

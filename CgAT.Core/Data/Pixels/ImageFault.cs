using CgAT.Core.Errors;

namespace CgAT.Core.Data.Pixels;

/// <summary>Why an image can't be used.</summary>
/// <param name="Code">The error's code.</param>
/// <param name="Cause">What is wrong, as what follows "the image 'x.jpg' ".</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record ImageFault(string Code, string Cause, string Remedy)
{
    private const string Fetch =
        "fetch the file again, or leave it out with unreadable = \"skip\" in a spec; PNG, JPEG and WebP can be read";

    /// <summary>Whether it is the bytes of the file that are at fault, and not how or whether they could be read.</summary>
    public bool IsOfContent =>
        Code is ErrorCodes.UndecodableImage or ErrorCodes.AbsurdImageSize or ErrorCodes.UnfitImageSize;

    /// <summary>Bytes that are no image of a kind that can be read, or a damaged one.</summary>
    public static ImageFault Undecodable(string cause) => new(ErrorCodes.UndecodableImage, cause, Fetch);
}

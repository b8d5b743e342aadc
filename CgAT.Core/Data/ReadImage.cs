using CgAT.Core.Data.Pixels;

namespace CgAT.Core.Data;

/// <summary>What became of an image file when it was read.</summary>
/// <param name="Image">The image.</param>
/// <param name="Content">Its content; null where it isn't there or can't be read.</param>
/// <param name="Fault">Why it can't be used; null where nothing is known against it.</param>
internal sealed record ReadImage(ListedImage Image, ImageFileDigest? Content, ImageFault? Fault);

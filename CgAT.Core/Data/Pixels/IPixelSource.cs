using CgAT.Core.Errors;

namespace CgAT.Core.Data.Pixels;

/// <summary>Where the pixels of the distinct images of a data set come from.</summary>
internal interface IPixelSource
{
    /// <summary>Makes ready; comes before images are asked for, on a thread that may wait for others.</summary>
    /// <exception cref="UserErrorException">CGAT02xx: images can't be read.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    void Open();

    /// <summary>Writes what is shown of an image, as Rows x Columns x 3 numbers; on any thread.</summary>
    /// <param name="preparer">That of the thread.</param>
    /// <param name="image">The image.</param>
    /// <param name="window">What is shown.</param>
    /// <param name="to">Where to.</param>
    /// <exception cref="UserErrorException">CGAT02xx: it can't be read.</exception>
    void Show(ImagePreparer preparer, int image, PixelWindow window, Span<float> to);

    /// <summary>What is wrong with each image that can't be used, by its number; reads all of them to know.</summary>
    IReadOnlyDictionary<int, ImageFault> FindFaults();
}

using CgAT.Core.Data;
using CgAT.Core.Errors;

namespace CgAT.Core.Networks;

/// <summary>Which backbone, and its choices.</summary>
public abstract record BackboneSettings
{
    /// <summary>The backbone's name, such as "vgg16-bn".</summary>
    public abstract string Name { get; }

    /// <summary>
    /// The layer that the hash layer stands in the place of, under its name in torchvision, such as "classifier.6".
    /// </summary>
    public abstract string Head { get; }

    /// <summary>Which images it takes.</summary>
    public abstract ImageSides Sides { get; }

    /// <summary>Refuses images of a size that the backbone can't take.</summary>
    /// <exception cref="UserErrorException">CGAT0608: the size of the images and what the backbone takes.</exception>
    public void RequireFit(IImageSet images)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (!Sides.Allow(images.Height, images.Width))
        {
            throw new UserErrorException(new Diagnostic
            {
                Code = ErrorCodes.ImageSizeUnfit,
                Message = $"backbone '{Name}' takes images of {Sides} pixels, but those of the data set have "
                    + $"{images.Height} x {images.Width}",
                Remedy = "choose another backbone, or a data set of kind \"image-list\" with resize = "
                    + $"{{ size = {Sides.Usual}, filter = \"bilinear\" }}",
            });
        }
    }

    /// <summary>What torchvision calls a weight today that a file has under this name, which may be an older one.</summary>
    internal virtual string NameOf(string nameInFile) => nameInFile;
}

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

    /// <summary>
    /// Whether <see cref="ConvolutionMethod.Winograd"/> may change what this backbone computes, at some size of images;
    /// true where nobody knows.
    /// </summary>
    public virtual bool MayUseWinograd => true;

    /// <summary>
    /// What torchvision calls a weight today that a file has under this name, which may be an older one.
    /// </summary>
    internal virtual string NameOf(string nameInFile) => nameInFile;
}

using CgAT.Core.Data;
using CgAT.Core.Errors;
using CgAT.Core.Networks;
using CgAT.Experiments.Execution;
using CgAT.Experiments.Execution.Stages;

namespace CgAT.Experiments.Specs.Rules;

/// <summary>The rules that the settings of images keep between them, and with the backbone.</summary>
internal static class ImageRules
{
    /// <summary>Everything that is wrong with them.</summary>
    public static IEnumerable<Finding> Check(ExperimentSpec spec)
    {
        var sides = CoreSettings.Backbone(spec.Backbone).Sides;
        return spec.Dataset switch
        {
            ImageListSpec list => OfLists(spec, list.Resize, sides),
            FashionMnistSpec => OfFashionMnist(spec, sides),
            _ => [],
        };
    }

    private static IEnumerable<Finding> OfLists(
        ExperimentSpec spec, ResizeSpec resize, ImageSides sides)
    {
        var (key, shown) = resize.Crop is { } crop ? ("crop", crop) : ("size", resize.Size);
        if (!sides.Allow(shown, shown))
        {
            var least = sides.Most is null ? "at least " : "";
            yield return new Finding(
                ErrorCodes.SpecOutOfRange,
                $"dataset.resize.{key}",
                $"is {shown}, and backbone '{spec.Backbone.Network}' wants {least}{sides.Least}",
                Fitting(resize, sides.Usual));
        }

        if (shown > resize.Size)
        {
            yield return new Finding(
                ErrorCodes.SpecOutOfRange,
                "dataset.resize.crop",
                $"is {shown}, and images have {resize.Size} pixels after the resize",
                $"write {resize.Size} or less");
        }

        if (resize.Filter == ImageResize.Area && shown == resize.Size)
        {
            foreach (var place in RandomCrops.Places(spec))
            {
                yield return NothingToCrop(place, "filter 'area' leaves nothing beside what is shown");
            }
        }
    }

    // A crop of the usual size out of what was resized for a larger network would show next to nothing of an image.
    private static string Fitting(ResizeSpec resize, int usual) =>
        resize.Crop is null || 2 * usual >= resize.Size
            ? $"write {usual}"
            : $"write size = {usual} and take 'crop' out";

    private static IEnumerable<Finding> OfFashionMnist(ExperimentSpec spec, ImageSides sides)
    {
        if (!sides.Allow(FashionMnist.ImageSide, FashionMnist.ImageSide))
        {
            yield return new Finding(
                ErrorCodes.ImageSizeUnfit,
                "backbone.kind",
                $"is \"{spec.Backbone.Kind}\": '{spec.Backbone.Network}' takes images of {sides} pixels, but those of "
                    + $"Fashion-MNIST have {FashionMnist.ImageSide} x {FashionMnist.ImageSide}",
                "choose backbone \"convnet-s\", or a data set of kind \"image-list\", which resizes its images");
        }

        foreach (var place in RandomCrops.Places(spec))
        {
            yield return NothingToCrop(place, "images of Fashion-MNIST are shown whole");
        }
    }

    private static Finding NothingToCrop(string place, string why) => new(
        ErrorCodes.SpecOutOfRange,
        place,
        $"is \"random\", and {why}",
        "write shift = 2 instead, or a data set of kind \"image-list\" with a crop below its size");
}

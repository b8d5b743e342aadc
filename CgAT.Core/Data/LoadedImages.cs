using CgAT.Core.Data.Pixels;
using CgAT.Core.Data.Streams;
using CgAT.Core.Errors;

namespace CgAT.Core.Data;

/// <summary>The distinct images of some lists, with their digests and pixels.</summary>
internal sealed class LoadedImages
{
    private const int Named = 20;

    private readonly IReadOnlyList<ListedImage> _images;
    private readonly Dictionary<string, int> _numbers;
    private readonly IPixelSource _source;
    private readonly ImageThreads _threads;
    private readonly IReadOnlyDictionary<int, ImageFault> _skipped;

    /// <summary>Images.</summary>
    /// <param name="images">The images, with the digests of those that could be read.</param>
    /// <param name="source">Their pixels.</param>
    /// <param name="threads">Bring them in.</param>
    /// <param name="skipped">Those that can't be used, by their number.</param>
    public LoadedImages(
        IReadOnlyList<ListedImage> images,
        IPixelSource source,
        ImageThreads threads,
        IReadOnlyDictionary<int, ImageFault> skipped)
    {
        (_images, _source, _threads, _skipped) = (images, source, threads, skipped);
        _numbers = Enumerable.Range(0, images.Count)
            .ToDictionary(number => images[number].Path, StringComparer.Ordinal);
    }

    /// <summary>How many images can't be used.</summary>
    public int SkippedCount => _skipped.Count;

    /// <summary>Whether the digests of all images are known, also of those that can't be used.</summary>
    public bool AllAreRead => _images.All(image => image.Sha256 is not null);

    /// <summary>The SHA-256 of an image in hexadecimal digits.</summary>
    public string Sha256Of(string path) => _images[_numbers[path]].Sha256
        ?? throw new InvalidOperationException($"nobody has read '{path}'");

    /// <summary>A list without what is skipped.</summary>
    /// <exception cref="UserErrorException">CGAT0223: nothing is left of it.</exception>
    public ImageList Usable(ImageList list)
    {
        if (_skipped.Count == 0)
        {
            return list;
        }

        int[] kept = [.. Enumerable.Range(0, list.Images.Count)
            .Where(at => !_skipped.ContainsKey(_numbers[list.Images[at]]))];
        if (kept.Length == 0)
        {
            throw new UserErrorException(new Diagnostic
            {
                Code = ErrorCodes.NoImageLeft,
                Message = $"none of its {list.Images.Count} images can be read",
                Remedy = "fetch the images again; PNG, JPEG and WebP can be read",
                File = list.File,
            });
        }

        return list with
        {
            Images = [.. kept.Select(at => list.Images[at])],
            Names = [.. kept.Select(at => list.Names[at])],
            Labels = [.. kept.Select(at => list.Labels[at])],
        };
    }

    /// <summary>A warning that lists what is skipped; null where nothing is.</summary>
    public Diagnostic? Skipped()
    {
        if (_skipped.Count == 0)
        {
            return null;
        }

        var lines = _skipped.OrderBy(image => image.Key).Take(Named)
            .Select(image => $"{_images[image.Key].List}:{_images[image.Key].Line}: '{_images[image.Key].Path}' "
                + image.Value.Cause);
        var more = _skipped.Count > Named ? $"\n  and {_skipped.Count - Named} more" : "";
        return new Diagnostic
        {
            Code = ErrorCodes.ImagesSkipped,
            Message = $"{_skipped.Count} of {_images.Count} images can't be used and are skipped",
            Remedy = string.Join("\n  ", lines) + more,
            File = _images[0].List,
            IsWarning = true,
        };
    }

    /// <summary>A list as a set of images of which a square is shown.</summary>
    public StreamedImageSet Set(ImageList list, int side) => new(
        side,
        _source,
        [.. list.Images.Select(path => _numbers[path])],
        new ItemLabels(list.Classes, list.Labels),
        _threads,
        list.Images.All(path => _images[_numbers[path]].IsWhole));
}

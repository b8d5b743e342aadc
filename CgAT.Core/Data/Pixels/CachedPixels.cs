using CgAT.Core.Data.Streams;

namespace CgAT.Core.Data.Pixels;

/// <summary>
/// Pixels out of a cache, which is built when the first are asked for. What is not as it was written is decoded and
/// written again; without a cache everything is decoded each time.
/// </summary>
/// <param name="cache">The cache.</param>
/// <param name="images">The images, all with their digests.</param>
/// <param name="resize">How they are resized.</param>
/// <param name="loading">Whether images are skipped, who is told, and what stops it.</param>
/// <param name="threads">Decode them.</param>
internal sealed class CachedPixels(
    PixelCache cache,
    IReadOnlyList<ListedImage> images,
    ImageResize resize,
    ImageLoading loading,
    ImageThreads threads) : IPixelSource
{
    private readonly Lock _gate = new();
    private readonly FilePixels _files = new(images, resize, loading, threads);
    private PixelPack? _pack;
    private bool _isOpen;
    private string? _altered;
    private bool _told;

    /// <inheritdoc/>
    public void Open()
    {
        lock (_gate)
        {
            if (!_isOpen)
            {
                _pack = cache.Open(images, resize, threads);
                RequireFaultsSkipped();
                _isOpen = true;
            }

            // Threads that decode tell nobody: this one may.
            if (_altered is { } altered && !_told)
            {
                _told = true;
                loading.Tell(PixelCache.Damaged(null, altered, "what is not as it was written is decoded again"));
            }
        }
    }

    /// <inheritdoc/>
    public void Show(ImagePreparer preparer, int image, PixelWindow window, Span<float> to)
    {
        if (_pack is not { } pack)
        {
            _files.Show(preparer, image, window, to);
        }
        else if (pack.Holds(image))
        {
            pack.Show(image, window with { Roams = images[image].IsWhole }, to);
        }
        else
        {
            _altered = $"was altered where '{images[image].Path}' is";
            _files.Show(preparer, image, window, to);
            Mend(pack, image, StoredPixels.Of(preparer.Pixels, images[image], resize, length => new byte[length]));
        }
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<int, ImageFault> FindFaults()
    {
        Open();
        return _pack is { } pack
            ? pack.Faults.ToDictionary(
                fault => fault.Image, fault => new ImageFault(fault.Code, fault.Cause, fault.Remedy))
            : _files.FindFaults();
    }

    private static void Mend(PixelPack pack, int image, StoredPixels pixels)
    {
        try
        {
            pack.Mend(image, pixels);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It stays as it is, and the image is decoded again the next time.
        }
    }

    private void RequireFaultsSkipped()
    {
        // A cache of a spec that skips serves one that does not, too, if there was nothing to skip.
        if (!loading.SkipUnreadable && _pack is { Faults: { Count: > 0 } found })
        {
            var faults = new Faults();
            foreach (var fault in found)
            {
                faults.Add(images[fault.Image].Tell(new ImageFault(fault.Code, fault.Cause, fault.Remedy)));
            }

            faults.ThrowIfAny();
        }
    }
}

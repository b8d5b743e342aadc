using CgAT.Core.Errors;

namespace CgAT.Core.Data;

/// <summary>
/// How the images of lists are brought in. But for what <see cref="SkipUnreadable"/> leaves out, nothing of it changes
/// what comes out.
/// </summary>
public sealed record ImageLoading
{
    /// <summary>
    /// The folder where decoded images are kept that are more than <see cref="MemoryLimit"/>; null to decode them anew
    /// each time.
    /// </summary>
    public string? Cache { get; init; }

    /// <summary>Up to how many bytes, before crops, all images are decoded at once and stay in memory.</summary>
    public long MemoryLimit { get; init; } = 256L << 20;

    /// <summary>Whether images that can't be used are left out and listed, instead of being errors.</summary>
    public bool SkipUnreadable { get; init; }

    /// <summary>Whether training shows crops at any place of an image, and so needs all of it.</summary>
    public bool CropsRoam { get; init; }

    /// <summary>Is told of warnings, on the threads that load the data or ask for images.</summary>
    public Action<Diagnostic> Tell { get; init; } = _ => { };

    /// <summary>
    /// Is told of it now and then, on the same threads, while images are read that are not for a batch: when the data are
    /// loaded, and when a cache is built. Null for nobody.
    /// </summary>
    public IProgress<DataProgress>? Progress { get; init; }

    /// <summary>Stops the same work at once; it leaves nothing half written.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>
    /// The SHA-256, in hexadecimal digits, of the image at a full path, as far as it is known without reading it; null
    /// where it is not. An image with another content is an error when it is decoded.
    /// </summary>
    internal Func<string, string?> Sha256Of { get; init; } = _ => null;
}

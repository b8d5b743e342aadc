using System.Collections.Concurrent;
using TorchSharp;

namespace CgAT.Core.Networks.Winograd;

/// <summary>
/// The transformed filters of weights that stand still: each is made when it is first asked for, by one thread for all,
/// and kept to the end. It has the bits that it would have if it were made anew.
/// </summary>
/// <param name="whenOver">Is called at the end.</param>
internal sealed unsafe class PreparedFilters(Action whenOver) : IDisposable
{
    // Numbers of a layer in one direction, 4 MiB: larger ones, of which a deep network has many, would take too much together.
    private const nint Most = 1 << 20;

    private readonly ConcurrentDictionary<FilterPlaces, Lazy<torch.Tensor>> _filters = new();
    private bool _isOver;

    /// <summary>The transformed filters; null after the end, and for more than about 29,000 pairs of channels.</summary>
    /// <param name="places">Where the filters are.</param>
    public float* Of(in FilterPlaces places) => _isOver || TiledConvolution.PreparedLength(places) > Most
        ? null
        : Memory.Of(_filters.GetOrAdd(places, at => new Lazy<torch.Tensor>(() => Prepare(at))).Value);

    /// <summary>Gives the memory back; passes that still go on must be over.</summary>
    public void Dispose()
    {
        if (_isOver)
        {
            return;
        }

        _isOver = true;
        whenOver();
        foreach (var filters in _filters.Values.Where(filters => filters.IsValueCreated))
        {
            filters.Value.Dispose();
        }
    }

    private static torch.Tensor Prepare(in FilterPlaces places)
    {
        var filters = torch.empty([TiledConvolution.PreparedLength(places)], torch.float32, torch.CPU)
            .DetachFromDisposeScope();
        TiledConvolution.Widest.Prepare(places, Memory.Of(filters));
        return filters;
    }
}

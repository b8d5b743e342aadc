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

    private readonly ConcurrentDictionary<FilterPlaces, Lazy<Prepared>> _filters = new();
    private bool _isOver;

    /// <summary>The transformed filters; null after the end, and for more than about 29,000 pairs of channels.</summary>
    /// <param name="places">Where the filters are.</param>
    public float* Of(in FilterPlaces places) => _isOver || TiledConvolution.PreparedLength(places) > Most
        ? null
        : (float*)_filters.GetOrAdd(places, at => new Lazy<Prepared>(() => Prepare(at))).Value.First;

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
            filters.Value.Memory.Dispose();
        }
    }

    private static Prepared Prepare(in FilterPlaces places)
    {
        using var scope = torch.NewDisposeScope();
        var memory = torch.empty([TiledConvolution.PreparedLength(places)], torch.float32, torch.CPU);
        var first = Memory.Of(memory);
        TiledConvolution.Widest.Prepare(places, first);
        return new Prepared(memory.DetachFromDisposeScope(), (nint)first);
    }

    // First: the place of the first number.
    private sealed record Prepared(torch.Tensor Memory, nint First);
}

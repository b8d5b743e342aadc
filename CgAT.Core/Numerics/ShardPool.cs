using System.Runtime.ExceptionServices;
using TorchSharp;

namespace CgAT.Core.Numerics;

/// <summary>
/// A few threads that each compute one contiguous part (a shard) of every batch, with libtorch on one thread in each.
/// </summary>
/// <remarks>
/// Two threads with half a batch each are faster than libtorch's own two threads on the whole batch, and the result
/// depends on the number of shards alone: not on how many processors there are or how busy they are. So the number of
/// shards is the 'threads' of the numerics contract, and equal contracts give equal bits.
/// <para>
/// Shard 0 runs on the calling thread. A dispose scope holds what a shard makes; what it returns belongs to the
/// caller's scope. Not safe for use from two threads at once.
/// </para>
/// </remarks>
public sealed class ShardPool : IDisposable
{
    private readonly ShardThread[] _others;
    private readonly ShardThread[] _helpers;
    private readonly int _libtorchThreads;
    private readonly Lazy<ShardPool> _whole;

    /// <summary>Starts <paramref name="shards"/> - 1 threads beside the calling one.</summary>
    /// <param name="shards">Parts of a batch, at least 1.</param>
    public ShardPool(int shards)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shards, 1);
        NativeHeap.KeepFreedMemory();
        LibtorchThreads.Use(1);
        _others = [.. Enumerable.Range(1, shards - 1).Select(index => new ShardThread(index))];
        _helpers = [];
        _libtorchThreads = 1;
        _whole = new Lazy<ShardPool>(() => new ShardPool(_others));
    }

    // The whole of a pool with these threads beside the calling one.
    private ShardPool(ShardThread[] helpers)
    {
        _others = [];
        _helpers = helpers;
        _libtorchThreads = helpers.Length + 1;
        _whole = new Lazy<ShardPool>(this);
    }

    /// <summary>How many shards a batch is split into.</summary>
    public int Count => _others.Length + 1;

    /// <summary>
    /// For work that can't be split, since the images of a batch change one another: a pool of one shard, in which
    /// libtorch computes with as many threads as this pool has shards, and Winograd's convolutions with the threads of this
    /// pool. Nothing needs to dispose of it; it lives no longer than this pool, and is not for use within its shards.
    /// </summary>
    /// <remarks>
    /// libtorch splits its loops by the number of threads that it is told, whether or not there are as many processors,
    /// so here too the bits depend on that number alone.
    /// </remarks>
    public ShardPool Whole => _whole.Value;

    /// <summary>
    /// Splits <paramref name="items"/> items into at most <see cref="Count"/> nearly equal ranges and runs
    /// <paramref name="work"/> on all of them at the same time.
    /// </summary>
    /// <returns>Each shard's tensors, in the order of the shards; they belong to the caller's dispose scope.</returns>
    public IReadOnlyList<IReadOnlyList<torch.Tensor>> Run(int items, Func<Shard, IReadOnlyList<torch.Tensor>> work)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(items, 1);
        ArgumentNullException.ThrowIfNull(work);
        var shards = Split(items);
        using var meeting = shards.Count > 1 ? new ShardMeeting(shards.Count) : null;
        var task = new ShardTask(work, torch.is_grad_enabled(), meeting);
        var pending = shards.Skip(1).Select(shard => _others[shard.Index - 1].Start(() => task.Run(shard))).ToList();
        var first = First(shards[0], task);
        var outcomes = Task.WhenAll(pending).GetAwaiter().GetResult().Prepend(first).ToList();
        if (Failure(outcomes, meeting) is { } failure)
        {
            foreach (var tensor in outcomes.SelectMany(outcome => outcome.Tensors))
            {
                tensor.Dispose();
            }

            failure.Throw();
        }

        var scope = torch.CurrentDisposeScope;
        foreach (var tensor in outcomes.SelectMany(outcome => outcome.Tensors))
        {
            scope?.Attach(tensor);
        }

        return [.. outcomes.Select(outcome => outcome.Tensors)];
    }

    /// <summary>
    /// Runs <paramref name="work"/> on every shard and joins the one tensor of each along its first axis.
    /// </summary>
    /// <returns>A tensor with <paramref name="items"/> rows.</returns>
    public torch.Tensor Map(int items, Func<Shard, torch.Tensor> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        using var scope = torch.NewDisposeScope();
        var parts = Run(items, shard => [work(shard)]).Select(part => part[0]).ToList();
        return (parts.Count == 1 ? parts[0] : torch.cat(parts)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var thread in _others)
        {
            thread.Dispose();
        }
    }

    // A shard that failed is missed by others, so what it failed with comes first.
    private static ExceptionDispatchInfo? Failure(IEnumerable<ShardOutcome> outcomes, ShardMeeting? meeting) =>
        outcomes.Select(outcome => outcome.Failure).OfType<ExceptionDispatchInfo>().FirstOrDefault()
        ?? (meeting is { IsBroken: true }
            ? ExceptionDispatchInfo.Capture(
                new InvalidOperationException("the shards of a batch went different ways through the network"))
            : null);

    private ShardOutcome First(Shard shard, ShardTask task)
    {
        LibtorchThreads.Use(_libtorchThreads);
        using var crew = Crew.Begin(_helpers);
        try
        {
            return task.Run(shard);
        }
        finally
        {
            LibtorchThreads.Use(1);
        }
    }

    private List<Shard> Split(int items)
    {
        var count = Math.Min(Count, items);
        var shards = new List<Shard>(count);
        var start = 0;
        for (var index = 0; index < count; index++)
        {
            var length = (items / count) + (index < items % count ? 1 : 0);
            shards.Add(new Shard(index, start, length));
            start += length;
        }

        return shards;
    }
}

using System.Collections.Concurrent;

namespace CgAT.Core.Numerics;

/// <summary>One thread that computes shards, one after the other, until it is disposed of.</summary>
internal sealed class ShardThread : IDisposable
{
    private readonly BlockingCollection<Pending> _queue = [];
    private readonly Thread _thread;

    public ShardThread(int index)
    {
        _thread = new Thread(Work) { IsBackground = true, Name = $"shard {index}" };
        _thread.Start();
    }

    public Pending Start(Shard shard, ShardTask task)
    {
        var pending = new Pending(shard, task);
        _queue.Add(pending);
        return pending;
    }

    public void Dispose()
    {
        _queue.CompleteAdding();
        _thread.Join();
        _queue.Dispose();
    }

    private void Work()
    {
        LibtorchThreads.Use(1);
        foreach (var pending in _queue.GetConsumingEnumerable())
        {
            pending.Run();
        }
    }

    /// <summary>A shard that is queued, running or done.</summary>
    internal sealed class Pending(Shard shard, ShardTask task)
    {
        private readonly TaskCompletionSource<ShardOutcome> _done = new();

        public void Run() => _done.SetResult(task.Run(shard));

        public ShardOutcome Wait() => _done.Task.GetAwaiter().GetResult();
    }
}

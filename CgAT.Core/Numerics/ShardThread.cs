using System.Collections.Concurrent;

namespace CgAT.Core.Numerics;

/// <summary>One thread that does what it is given, one after the other, until it is disposed of.</summary>
internal sealed class ShardThread : IDisposable
{
    private readonly BlockingCollection<Action> _queue = [];
    private readonly Thread _thread;

    public ShardThread(int index)
    {
        _thread = new Thread(Work) { IsBackground = true, Name = $"shard {index}" };
        _thread.Start();
    }

    /// <summary>How often it was given something.</summary>
    public int Given { get; private set; }

    /// <summary>Has the thread do something, after all that it was given before.</summary>
    /// <returns>What comes of it, or how it failed.</returns>
    public Task<T> Start<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>();
        Given++;
        _queue.Add(() =>
        {
            try
            {
                done.SetResult(work());
            }
#pragma warning disable CA1031 // Thrown again where it is waited for.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                done.SetException(failure);
            }
        });
        return done.Task;
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
        foreach (var work in _queue.GetConsumingEnumerable())
        {
            work();
        }
    }
}

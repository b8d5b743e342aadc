using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CgAT.Core.Data.Pixels;
using CgAT.Core.Numerics;

namespace CgAT.Core.Data.Streams;

/// <summary>
/// Threads that read, decode and resize images: as many as there are processors, begun when there is work and ended when
/// there was none for a while, so nobody has to dispose of them. Each has its own buffers and dispose scopes, and
/// computes with libtorch on one thread; how many there are changes no result.
/// </summary>
internal sealed class ImageThreads
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private static readonly ConcurrentDictionary<Thread, ImageThreads> s_living = new();

    private readonly object _gate = new();
    private readonly Queue<ImageWork> _queue = new();
    private int _threads;
    private int _idle;
    private bool _isPatient = true;

    /// <summary>
    /// Ends all threads of the process as soon as they have nothing to do, and waits until their buffers are given back:
    /// for whoever counts tensors.
    /// </summary>
    public static void EndIdle()
    {
        foreach (var (thread, threads) in s_living)
        {
            threads.LosePatience();
            thread.Join();
        }
    }

    /// <summary>
    /// Waits until no thread of the process has anything to do, or holds on to what it did: for whoever asks whether
    /// images are forgotten. Whoever waits for work alone may be there before the thread that did it.
    /// </summary>
    public static void AwaitIdle()
    {
        foreach (var threads in s_living.Values.Distinct())
        {
            SpinWait.SpinUntil(() => threads.IsIdle);
        }
    }

    /// <summary>Begins work: parts of what was begun first are done first.</summary>
    /// <param name="parts">How many parts there are.</param>
    /// <param name="part">Does a part, on any thread.</param>
    public ImageWork Begin(int parts, Action<ImagePreparer, int> part)
    {
        var work = new ImageWork(parts, part);
        lock (_gate)
        {
            _isPatient = true;
            _queue.Enqueue(work);
            for (var wanted = parts - _idle; wanted > 0 && _threads < Environment.ProcessorCount; wanted--)
            {
                _threads++;
                var thread = new Thread(Run) { IsBackground = true, Name = "images" };
                s_living[thread] = this;
                thread.Start();
            }

            Monitor.PulseAll(_gate);
        }

        return work;
    }

    private bool IsIdle
    {
        get
        {
            lock (_gate)
            {
                return _queue.Count == 0 && _idle == _threads;
            }
        }
    }

    private void LosePatience()
    {
        lock (_gate)
        {
            _isPatient = false;
            Monitor.PulseAll(_gate);
        }
    }

    private void Run()
    {
        LibtorchThreads.Use(1);
        using (var preparer = new ImagePreparer())
        {
            while (Wait())
            {
                DoNext(preparer);
            }
        }

        s_living.TryRemove(Thread.CurrentThread, out _);
    }

    // In methods of their own: a thread that waits would hold on to what it did last, and so to a whole data set.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoNext(ImagePreparer preparer)
    {
        if (Next() is var (work, part))
        {
            work.Do(preparer, part);
        }
    }

    // The next part that nobody has begun; null where there is none.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private (ImageWork Work, int Part)? Next()
    {
        lock (_gate)
        {
            while (_queue.TryPeek(out var work))
            {
                if (work.TryBegin() is { } part)
                {
                    return (work, part);
                }

                _queue.Dequeue();
            }

            return null;
        }
    }

    // Whether there is work; false, and the thread counts no more, where there was none for a while.
    private bool Wait()
    {
        lock (_gate)
        {
            while (_queue.Count == 0)
            {
                _idle++;
                var woken = _isPatient && Monitor.Wait(_gate, s_patience);
                _idle--;
                if (!woken && _queue.Count == 0)
                {
                    _threads--;
                    return false;
                }
            }

            return true;
        }
    }
}

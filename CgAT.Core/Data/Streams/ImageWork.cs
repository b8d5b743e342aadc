using System.Runtime.ExceptionServices;
using CgAT.Core.Data.Pixels;
using CgAT.Core.Errors;

namespace CgAT.Core.Data.Streams;

/// <summary>Parts of some work, which any thread does in any order; what fails is told to whoever waits for the whole.</summary>
/// <param name="parts">How many parts there are.</param>
/// <param name="part">Does a part.</param>
internal sealed class ImageWork(int parts, Action<ImagePreparer, int> part)
{
    // How many parts are done before that is told again.
    private const int Between = 16;

    private readonly object _gate = new();
    private readonly SortedDictionary<int, Exception> _failures = [];
    private int _next;
    private int _running;
    private int _done;

    /// <summary>The next part that nobody has begun; null where there is none.</summary>
    public int? TryBegin()
    {
        lock (_gate)
        {
            if (_next >= parts)
            {
                return null;
            }

            _running++;
            return _next++;
        }
    }

    /// <summary>Does a part that was begun.</summary>
    public void Do(ImagePreparer preparer, int index)
    {
        Exception? failure = null;
        try
        {
            part(preparer, index);
        }
        catch (Exception e)
        {
            failure = e; // Whoever waits is told.
        }

        lock (_gate)
        {
            if (failure is not null)
            {
                _failures.Add(index, failure);
            }

            _running--;
            _done++;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits until all parts are done.</summary>
    /// <exception cref="UserErrorException">What parts failed with, in their order.</exception>
    public void Wait()
    {
        WaitUntilOver();
        if (_failures.Count == 0)
        {
            return;
        }

        if (_failures.Values.All(failure => failure is UserErrorException))
        {
            throw new UserErrorException([.. _failures.Values.Cast<UserErrorException>()
                .SelectMany(mistake => mistake.Diagnostics)
                .Distinct()]);
        }

        ExceptionDispatchInfo.Throw(_failures.Values.First(failure => failure is not UserErrorException));
    }

    /// <summary>Waits until all parts, an image each, are done, and tells meanwhile how many are.</summary>
    /// <param name="what">What the progress is called.</param>
    /// <param name="progress">Told of it, on this thread; null for nobody.</param>
    /// <param name="cancellation">Gives the rest up.</param>
    /// <exception cref="UserErrorException">What parts failed with, in their order.</exception>
    /// <exception cref="OperationCanceledException">The rest was given up.</exception>
    public void Wait(string what, IProgress<DataProgress>? progress, CancellationToken cancellation)
    {
        using var waking = cancellation.Register(Wake);
        try
        {
            for (var done = 0; done < parts; done = WaitFor(done + Between, cancellation))
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(new DataProgress(what, done, parts));
            }

            cancellation.ThrowIfCancellationRequested();
        }
        finally
        {
            GiveUp();
        }

        Wait();
        if (parts > 0)
        {
            progress?.Report(new DataProgress(what, parts, parts));
        }
    }

    /// <summary>Begins no more parts, and waits until those that are begun are done.</summary>
    public void GiveUp()
    {
        lock (_gate)
        {
            _next = parts;
        }

        WaitUntilOver();
    }

    // How many parts are done once that are so many, or all, or the rest is to be given up.
    private int WaitFor(int enough, CancellationToken cancellation)
    {
        lock (_gate)
        {
            while (_done < Math.Min(enough, parts) && !cancellation.IsCancellationRequested)
            {
                Monitor.Wait(_gate);
            }

            return _done;
        }
    }

    private void Wake()
    {
        lock (_gate)
        {
            Monitor.PulseAll(_gate);
        }
    }

    private void WaitUntilOver()
    {
        lock (_gate)
        {
            while (_next < parts || _running > 0)
            {
                Monitor.Wait(_gate);
            }
        }
    }
}

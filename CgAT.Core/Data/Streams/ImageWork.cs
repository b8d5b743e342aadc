using System.Runtime.ExceptionServices;
using CgAT.Core.Data.Pixels;
using CgAT.Core.Errors;

namespace CgAT.Core.Data.Streams;

/// <summary>Parts of some work, which any thread does in any order; what fails is told to whoever waits for the whole.</summary>
/// <param name="parts">How many parts there are.</param>
/// <param name="part">Does a part.</param>
internal sealed class ImageWork(int parts, Action<ImagePreparer, int> part)
{
    private readonly object _gate = new();
    private readonly SortedDictionary<int, Exception> _failures = [];
    private int _next;
    private int _running;

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

    /// <summary>Begins no more parts, and waits until those that are begun are done.</summary>
    public void GiveUp()
    {
        lock (_gate)
        {
            _next = parts;
        }

        WaitUntilOver();
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

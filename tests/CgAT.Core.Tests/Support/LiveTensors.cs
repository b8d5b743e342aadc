using CgAT.Core.Data.Streams;
using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Tests.Support;

/// <summary>Counts the tensors of the whole process that were made and not disposed of.</summary>
internal static class LiveTensors
{
    /// <summary>Runs an action, and says how many more tensors live after it than before.</summary>
    /// <remarks>
    /// Threads that earlier tests had for images would give back their buffers when they were idle for a while, so they
    /// end first; and tensors that earlier tests left to the garbage collector are finalized. After that nothing may be
    /// collected until the count: a tensor that nobody disposes of is a leak, though a finalizer might come for it one
    /// day. So a training is kept from collecting by a quiet time (<see cref="QuietCalls"/>) that starts anew here.
    /// </remarks>
    public static long LeftBy(Action action)
    {
        ImageThreads.EndIdle();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        QuietCalls.BetweenSteps();
        GC.WaitForPendingFinalizers();
        var (before, collections, between) = (torch.Tensor.TotalCount, GC.CollectionCount(0), QuietCalls.Between);
        QuietCalls.Between = QuietCalls.Budget / 2;
        try
        {
            action();
        }
        finally
        {
            QuietCalls.Between = between;
        }

        var left = torch.Tensor.TotalCount - before;
        Assert.True(
            collections == GC.CollectionCount(0), "garbage was collected before the count: the action makes too much of it");
        return left;
    }
}

using TorchSharp;

namespace CgAT.Core.Tests.Support;

/// <summary>Counts the tensors of the whole process that were made and not disposed of.</summary>
internal static class LiveTensors
{
    /// <summary>Runs an action, and says how many more tensors live after it than before.</summary>
    /// <remarks>
    /// Tensors that earlier tests left to the garbage collector are finalized first. Afterwards nothing is collected: a
    /// tensor that nobody disposes of is a leak, though a finalizer might come for it one day. What a training itself
    /// collected between its steps is waited for: its finalizers may lag behind on a busy machine.
    /// </remarks>
    public static long LeftBy(Action action)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var before = torch.Tensor.TotalCount;
        action();
        GC.WaitForPendingFinalizers();
        return torch.Tensor.TotalCount - before;
    }
}

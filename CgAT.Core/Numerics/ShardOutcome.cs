using System.Runtime.ExceptionServices;
using TorchSharp;

namespace CgAT.Core.Numerics;

/// <summary>What one shard returned, or why it failed. Its tensors belong to no dispose scope yet.</summary>
internal sealed record ShardOutcome(IReadOnlyList<torch.Tensor> Tensors, ExceptionDispatchInfo? Failure)
{
    /// <summary>
    /// Runs the work in a dispose scope of its own; gradients are on or off as on the calling thread.
    /// </summary>
    public static ShardOutcome Of(Shard shard, Func<Shard, IReadOnlyList<torch.Tensor>> work, bool gradients)
    {
        try
        {
            // libtorch keeps this switch per thread.
            using var mode = torch.set_grad_enabled(gradients);
            using var scope = torch.NewDisposeScope();
            return new ShardOutcome([.. work(shard).Select(tensor => scope.Detach(tensor))], null);
        }
#pragma warning disable CA1031 // Thrown again on the calling thread.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return new ShardOutcome([], ExceptionDispatchInfo.Capture(failure));
        }
    }
}

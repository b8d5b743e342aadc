using System.Runtime.ExceptionServices;
using TorchSharp;

namespace CgAT.Core.Numerics;

/// <summary>What all shards of a batch have to do.</summary>
/// <param name="work">The work on one shard.</param>
/// <param name="gradients">Whether gradients are on, as on the calling thread.</param>
/// <param name="meeting">Where the shards meet; null where there is only one.</param>
internal sealed class ShardTask(Func<Shard, IReadOnlyList<torch.Tensor>> work, bool gradients, ShardMeeting? meeting)
{
    /// <summary>Does it for one shard, on the thread of that, in a dispose scope of its own.</summary>
    public ShardOutcome Run(Shard shard)
    {
        using var seating = ShardMeeting.Sit(meeting, shard.Index);
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

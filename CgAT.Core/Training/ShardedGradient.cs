using CgAT.Core.Numerics;
using TorchSharp;
using TorchSharp.Modules;

namespace CgAT.Core.Training;

/// <summary>
/// The gradient of a loss over a whole batch, with the network's forward and backward passes split over shards.
/// </summary>
/// <remarks>
/// A hashing loss couples the images of a batch, so it can't be split; but it sees only the network's small outputs.
/// The shards run forward, the loss is differentiated with respect to the joined outputs on the calling thread, the
/// shards run backward from there, and the parameters' gradients are added in the order of the shards: the same numbers
/// every time.
/// </remarks>
internal sealed class ShardedGradient(ShardPool pool, IReadOnlyList<Parameter> parameters)
{
    /// <summary>Leaves the gradient of the loss in the parameters.</summary>
    /// <param name="items">Images of the batch.</param>
    /// <param name="forward">The outputs of a shard, each with a row an image; always the same number of them.</param>
    /// <param name="loss">The loss out of the joined outputs, in the order of <paramref name="forward"/>.</param>
    public LossTerms Compute(
        int items,
        Func<Shard, IReadOnlyList<torch.Tensor>> forward,
        Func<IReadOnlyList<torch.Tensor>, LossTerms> loss)
    {
        using var gradientsOn = torch.enable_grad();
        var outputs = pool.Run(items, forward);
        var joined = Enumerable.Range(0, outputs[0].Count)
            .Select(output => torch.cat([.. outputs.Select(shard => shard[output])]).detach().requires_grad_())
            .ToList();
        var terms = loss(joined);
        var slopes = Gradients.Of([terms.Total], joined);
        var gradients = pool.Run(
            items, shard => [.. Gradients.Of(outputs[shard.Index], parameters, [.. slopes.Select(shard.Of)])]);
        for (var index = 0; index < parameters.Count; index++)
        {
            var sum = gradients[0][index];
            for (var shard = 1; shard < gradients.Count; shard++)
            {
                sum.add_(gradients[shard][index]);
            }

            parameters[index].grad = sum;
        }

        return terms;
    }
}

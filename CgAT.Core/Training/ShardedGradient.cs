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
/// <param name="pool">Computes the shards.</param>
/// <param name="network">The parameters of the forward passes.</param>
/// <param name="ofLoss">Parameters of the loss itself, which sees the joined outputs.</param>
internal sealed class ShardedGradient(
    ShardPool pool, IReadOnlyList<Parameter> network, IReadOnlyList<Parameter> ofLoss)
{
    /// <summary>Both kinds of parameters.</summary>
    public IReadOnlyList<Parameter> Parameters { get; } = [.. network, .. ofLoss];

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

        // Those of the last step need not be there beside the new ones.
        foreach (var parameter in Parameters)
        {
            parameter.grad = null;
        }

        var outputs = pool.Run(items, forward);
        var joined = Enumerable.Range(0, outputs[0].Count)
            .Select(output => torch.cat([.. outputs.Select(shard => shard[output])]).detach().requires_grad_())
            .ToList();
        var terms = loss(joined);
        var slopes = Gradients.Of([terms.Total], [.. joined, .. ofLoss]);
        var gradients = pool.Run(
            items, shard => [.. Gradients.Of(
                outputs[shard.Index], network, [.. slopes.Take(joined.Count).Select(shard.Of)])]);
        for (var index = 0; index < network.Count; index++)
        {
            var sum = gradients[0][index];
            for (var shard = 1; shard < gradients.Count; shard++)
            {
                sum.add_(gradients[shard][index]);
            }

            network[index].grad = sum;
        }

        for (var index = 0; index < ofLoss.Count; index++)
        {
            ofLoss[index].grad = slopes[joined.Count + index];
        }

        return terms;
    }
}

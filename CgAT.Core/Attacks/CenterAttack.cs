using CgAT.Core.Networks;
using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Attacks;

/// <summary>
/// The untargeted attack on center codes (method section 5): away from the code that stands for all similar items,
/// <code>
/// x' = argmin over |x' - x| ≤ ε of  mean over bits of u(x') ⊙ b_c
/// </code>
/// by projected gradient in evaluation mode.
/// </summary>
public sealed class CenterAttack
{
    private readonly HashNetwork _network;
    private readonly CenterAttackSettings _settings;
    private readonly RandomStart _start;
    private readonly ShardPool _pool;

    /// <summary>An attack on a network.</summary>
    /// <param name="network">The network; none of its parameters' gradients is computed.</param>
    /// <param name="settings">The choices.</param>
    /// <param name="seed">Keys the random starts.</param>
    /// <param name="pool">Computes the shards.</param>
    public CenterAttack(HashNetwork network, CenterAttackSettings settings, long seed, ShardPool pool)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(settings);
        (_network, _settings, _pool) = (network, settings, pool);
        _start = new RandomStart(seed, "center");
    }

    /// <summary>Attacks a batch.</summary>
    /// <param name="images">[n, 3, h, w] in [0, 1].</param>
    /// <param name="items">Which items these are: the key of their random starts.</param>
    /// <param name="guides">[n, bits] center codes.</param>
    public AttackedImages Run(torch.Tensor images, IReadOnlyList<int> items, torch.Tensor guides)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(guides);
        using var scope = torch.NewDisposeScope();
        var parts = _pool.Run(items.Count, shard => Attack(shard.Of(images), shard.Of(items), shard.Of(guides)));
        var joined = Enumerable.Range(0, 3).Select(part => torch.cat([.. parts.Select(shard => shard[part])])).ToList();
        return new AttackedImages(
            joined[0].MoveToOuterDisposeScope(),
            joined[1].cpu().data<float>().ToArray(),
            joined[2].cpu().data<float>().ToArray());
    }

    private IReadOnlyList<torch.Tensor> Attack(torch.Tensor images, IReadOnlyList<int> items, torch.Tensor guides)
    {
        var start = _settings.RandomStart
            ? _start.Of(images, items, epoch: 0, _settings.Steps.Epsilon)
            : torch.zeros_like(images);
        var zeroShare = torch.zeros(items.Count, device: images.device);
        var attacked = ProjectedGradient.Perturb(
            images,
            start,
            _settings.Steps,
            (perturbed, _) => Loss(perturbed, guides),
            (iteration, _, gradient) =>
            {
                if (iteration == 0)
                {
                    using var noGradients = torch.no_grad();
                    zeroShare.copy_(gradient.eq(0).to_type(torch.float32).mean([1, 2, 3]));
                }
            });
        using var evaluation = torch.no_grad();
        return [attacked, Loss(images, guides) - Loss(attacked, guides), zeroShare];
    }

    private torch.Tensor Loss(torch.Tensor images, torch.Tensor guides) =>
        (_network.Relaxed(images, DropoutMasks.Off) * guides).mean([1]);
}

using TorchSharp;

namespace CgAT.Core.Attacks;

/// <summary>What one attempt, or the best of some, made of a batch: tensors with a row an image.</summary>
internal sealed record Attempt
{
    /// <summary>[n, 3, h, w].</summary>
    public required torch.Tensor Images { get; init; }

    /// <summary>[n]: how far the score fell (<see cref="Losses.IAttackLoss.Score"/>).</summary>
    public required torch.Tensor Gain { get; init; }

    /// <summary>[n]: the same where codes are relaxed least steeply, so that a saturated bit shows that it moved.</summary>
    public required torch.Tensor SoftGain { get; init; }

    /// <summary>[n]: the share of gradients of 0 in the first step.</summary>
    public required torch.Tensor ZeroShare { get; init; }

    /// <summary>[n]: which attempt it was, from 0.</summary>
    public required torch.Tensor Restart { get; init; }

    /// <summary>[n]: how many steps it took.</summary>
    public required torch.Tensor Steps { get; init; }

    /// <summary>[n]: 0, and NaN where something was not finite in any attempt.</summary>
    public required torch.Tensor Probe { get; init; }

    /// <summary>All of it, in an order of its own.</summary>
    public IReadOnlyList<torch.Tensor> Tensors => [Images, Gain, SoftGain, ZeroShare, Restart, Steps, Probe];

    /// <summary>Takes what <see cref="Tensors"/> gave.</summary>
    public static Attempt Of(IReadOnlyList<torch.Tensor> tensors) => new()
    {
        Images = tensors[0],
        Gain = tensors[1],
        SoftGain = tensors[2],
        ZeroShare = tensors[3],
        Restart = tensors[4],
        Steps = tensors[5],
        Probe = tensors[6],
    };

    /// <summary>Image by image this attempt, or the other where its score fell farther.</summary>
    public Attempt OrBetter(Attempt other)
    {
        var better = other.Gain.gt(Gain);
        var chosen = Tensors.Zip(other.Tensors, (mine, theirs) =>
            torch.where(mine.dim() == 4 ? better.view(-1, 1, 1, 1) : better, theirs, mine));
        return Of([.. chosen]) with { Probe = Probe + other.Probe };
    }

    /// <summary>Leaves the dispose scope of the attempt for the one around it.</summary>
    public Attempt MoveToOuterDisposeScope()
    {
        foreach (var tensor in Tensors)
        {
            tensor.MoveToOuterDisposeScope();
        }

        return this;
    }
}

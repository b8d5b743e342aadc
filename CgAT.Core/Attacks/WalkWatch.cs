using TorchSharp;

namespace CgAT.Core.Attacks;

/// <summary>Watches a walk of n images: whether all is finite, how blind it begins, and who is still on the way.</summary>
internal sealed class WalkWatch(long images, torch.Device device)
{
    /// <summary>[n]: 0, and NaN where a loss or a gradient was not finite.</summary>
    public torch.Tensor Probe { get; } = torch.zeros(images, device: device);

    /// <summary>[n]: the share of values without gradient in the first step.</summary>
    public torch.Tensor ZeroShare { get; } = torch.zeros(images, device: device);

    /// <summary>[n]: how many steps were taken, as far as <see cref="Moving"/> was asked.</summary>
    public torch.Tensor Steps { get; } = torch.zeros(images, device: device);

    /// <summary>Sees a step's losses [n] and gradient.</summary>
    public void See(int step, torch.Tensor each, torch.Tensor gradient)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();

        // A sum of all is finite where each is; 0 times it adds nothing but NaN.
        Probe.add_(gradient.sum([1, 2, 3]).add_(each).mul_(0));
        if (step == 0)
        {
            ZeroShare.copy_(gradient.eq(0).to_type(torch.float32).mean([1, 2, 3]));
        }
    }

    /// <summary>Counts a step of the images that have not reached the goal.</summary>
    /// <param name="reached">[n] of true and false.</param>
    /// <returns>[n] of 1 for these and 0; null where there are none.</returns>
    public torch.Tensor? Moving(torch.Tensor reached)
    {
        var moving = reached.logical_not().to_type(torch.float32);
        Steps.add_(moving);
        return moving.any().item<bool>() ? moving : null;
    }
}

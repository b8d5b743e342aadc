using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Attacks;

/// <summary>
/// Random starts of attacks, keyed by (seed, purpose, epoch, item), so that an image has the same start whatever the
/// batch is: uniform in the cube [-ε, ε], and projected, which in L2 sets nearly all of them on the sphere. The draws
/// fill an image row by row, pixel by pixel, channels last.
/// </summary>
/// <param name="seed">The run's seed.</param>
/// <param name="purpose">What the starts are for, such as "cgat".</param>
public sealed class RandomStart(long seed, string purpose)
{
    private readonly KeyedStream _stream = KeyedStream.Create(seed, $"attack-start/{purpose}");

    /// <summary>The images that a batch starts at.</summary>
    /// <param name="images">[n, c, h, w] in [0, 1].</param>
    /// <param name="items">Which items these are, n of them.</param>
    /// <param name="epoch">From 0; outside training which attempt it is.</param>
    /// <param name="ball">The budget.</param>
    public torch.Tensor Of(torch.Tensor images, IReadOnlyList<int> items, int epoch, AttackBall ball)
    {
        using var scope = torch.NewDisposeScope();
        return Of(new PerturbationBall(images, ball), items, epoch).MoveToOuterDisposeScope();
    }

    /// <summary>The same in a ball that is there already.</summary>
    internal torch.Tensor Of(PerturbationBall ball, IReadOnlyList<int> items, int epoch)
    {
        ArgumentNullException.ThrowIfNull(items);
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var (images, size) = (ball.Images, ball.Size);
        var (channels, height, width) = (images.shape[1], images.shape[2], images.shape[3]);
        var unit = KeyedRows.Uniform(_stream, epoch, items, (int)(channels * height * width))
            .view(items.Count, height, width, channels).to(images.device);
        var change = unit.mul_(2 * size.Epsilon).sub_(size.Epsilon).permute(0, 3, 1, 2);
        if (size.Space == PixelSpace.Normalised)
        {
            change.mul_(SpaceScale.Of(images.device));
        }

        return ball.Project(change.add_(images)).MoveToOuterDisposeScope();
    }
}

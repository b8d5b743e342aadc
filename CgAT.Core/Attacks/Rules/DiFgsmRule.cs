using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Attacks.Rules;

/// <summary>
/// DI²-FGSM (Xie et al. 2019): the gradient of the loss of images that are, with a probability, made smaller and set at
/// a random place of an image of zeros of the old size; with momentum where there is a decay. Draws are keyed by image
/// and step. The paper's network takes images of any size, and so its images grow; a hashing network does not.
/// </summary>
public sealed record DiFgsmRule : GradientRule
{
    /// <summary>How likely an image is made smaller, in [0, 1]; 0.5 in the paper.</summary>
    public required double Probability { get; init; }

    /// <summary>
    /// The least side of the smaller image as a share of the old one, in (0, 1]; 299/330 in the paper.
    /// </summary>
    public required double LeastSize { get; init; }

    /// <summary>How much of the momentum stays, at least 0; 0 for none.</summary>
    public required double Decay { get; init; }

    internal override IDirection Begin(Walk walk) => new Direction(
        new Momentum(walk.Images, Decay), this, walk.Keys, KeyedStream.Create(walk.Keys.Seed, "attack-diversity"));

    private sealed class Direction(Momentum momentum, DiFgsmRule rule, WalkKeys keys, KeyedStream stream) : IDirection
    {
        private const int Draws = 4;

        public torch.Tensor Next(torch.Tensor perturbed, StepGradient gradients)
        {
            var draws = keys.Uniform(stream, gradients.Step, Draws);
            return momentum.Add(gradients.At(perturbed, images => torch.cat(
            [
                .. Enumerable.Range(0, keys.Items.Count)
                    .Select(row => Diverse(images.narrow(0, row, 1), draws.AsSpan(row * Draws, Draws).ToArray())),
            ])));
        }

        private torch.Tensor Diverse(torch.Tensor image, float[] draws)
        {
            var (height, width) = (image.shape[2], image.shape[3]);
            if (draws[0] >= rule.Probability)
            {
                return image;
            }

            // One share for both sides, so that the shape stays; each at least a pixel.
            var share = rule.LeastSize + (draws[1] * (1 - rule.LeastSize));
            var (high, wide) = (Math.Max(1, (long)(height * share)), Math.Max(1, (long)(width * share)));
            var (top, left) = ((long)(draws[2] * (height - high + 1)), (long)(draws[3] * (width - wide + 1)));
            var small = torch.nn.functional.interpolate(image, [high, wide], mode: torch.InterpolationMode.Nearest);
            return torch.nn.functional.pad(small, [left, width - wide - left, top, height - high - top]);
        }
    }
}

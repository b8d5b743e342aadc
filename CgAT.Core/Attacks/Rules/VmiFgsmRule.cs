using CgAT.Core.Numerics;
using TorchSharp;

namespace CgAT.Core.Attacks.Rules;

/// <summary>
/// VMI-FGSM (Wang and He 2021): momentum of gradients that are corrected by how they vary nearby,
/// <code>
/// g = ∇ loss(x');   m ← decay · m + (g + v) / mean |g + v|;   v ← mean over r of ∇ loss(x' + r)  -  g
/// </code>
/// with r uniform in [-β ε, β ε], keyed by image and step.
/// </summary>
public sealed record VmiFgsmRule : GradientRule
{
    /// <summary>How much of the momentum stays, at least 0; 1 in the paper.</summary>
    public required double Decay { get; init; }

    /// <summary>How many neighbours, at least 1; 20 in the paper.</summary>
    public required int Samples { get; init; }

    /// <summary>How far neighbours are, as a multiple of epsilon; 1.5 in the paper.</summary>
    public required double Beta { get; init; }

    internal override IDirection Begin(Walk walk) => new Direction(walk, this);

    private sealed class Direction(Walk walk, VmiFgsmRule rule) : IDirection
    {
        private readonly Momentum _momentum = new(walk.Images, rule.Decay);
        private readonly torch.Tensor _variance = torch.zeros_like(walk.Images);
        private readonly IReadOnlyList<KeyedStream> _streams =
        [
            .. Enumerable.Range(0, rule.Samples).Select(sample => KeyedStream.Create(
                walk.Keys.Seed, FormattableString.Invariant($"attack-variance/{sample}"))),
        ];

        public torch.Tensor Next(torch.Tensor perturbed, StepGradient gradients)
        {
            var gradient = gradients.At(perturbed);
            var direction = _momentum.Add(gradient + _variance);
            var nearby = torch.zeros_like(perturbed);
            foreach (var stream in _streams)
            {
                using var scope = torch.NewDisposeScope();
                nearby.add_(gradients.At(perturbed + Offset(stream, gradients.Step)));
            }

            _variance.copy_(nearby.div_(_streams.Count).sub_(gradient));
            return direction;
        }

        private torch.Tensor Offset(KeyedStream stream, int step)
        {
            var (images, reach) = (walk.Images, rule.Beta * walk.Steps.Epsilon);
            var (rows, channels, height, width) =
                (images.shape[0], images.shape[1], images.shape[2], images.shape[3]);
            var draws = walk.Keys.Uniform(stream, step, (int)(channels * height * width));
            var unit = OwnMemory.Of(draws, [rows, height, width, channels], images.device);
            return walk.InUnitPixels(unit.mul_(2 * reach).sub_(reach).permute(0, 3, 1, 2));
        }
    }
}

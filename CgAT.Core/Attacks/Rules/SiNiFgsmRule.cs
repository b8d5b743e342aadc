using TorchSharp;

namespace CgAT.Core.Attacks.Rules;

/// <summary>
/// SI-NI-FGSM (Lin et al. 2020): as <see cref="NiFgsmRule"/>, with the mean gradient of copies of different brightness,
/// <code>
/// g = mean over copies i of  (∇ loss)( s_i · (x' - decay · step · m) )
/// </code>
/// </summary>
public sealed record SiNiFgsmRule : GradientRule
{
    /// <summary>How much of the momentum stays, at least 0; 1 in the paper.</summary>
    public required double Decay { get; init; }

    /// <summary>How many copies, the image itself among them, at least 1; 5 in the paper.</summary>
    public required int Copies { get; init; }

    /// <summary>
    /// SAAT's copies: each is divided by 2ⁱ once more (1, 1/2, 1/8, 1/64, 1/1024), and gradients are taken with respect
    /// to the copy. Else the paper's: s_i = 1/2ⁱ, and gradients are taken with respect to the image.
    /// </summary>
    public required bool Cumulative { get; init; }

    internal override IDirection Begin(Walk walk) =>
        new Direction(walk, new Momentum(walk.Images, Decay), this);

    private IEnumerable<double> Scales()
    {
        for (var (copy, scale) = (0, 1.0); copy < Copies; copy++)
        {
            scale = Cumulative ? scale / Math.Pow(2, copy) : Math.Pow(2, -copy);
            yield return scale;
        }
    }

    private sealed class Direction(Walk walk, Momentum momentum, SiNiFgsmRule rule) : IDirection
    {
        private readonly IReadOnlyList<double> _scales = [.. rule.Scales()];

        public torch.Tensor Next(torch.Tensor perturbed, StepGradient gradients)
        {
            var ahead = perturbed - walk.InUnitPixels(momentum.Value.mul(rule.Decay * walk.Steps.Step));
            var sum = torch.zeros_like(perturbed);
            foreach (var scale in _scales)
            {
                sum.add_(rule.Cumulative ? gradients.At(ahead * scale) : gradients.At(ahead, image => image * scale));
            }

            return momentum.Add(sum.div_(_scales.Count));
        }
    }
}

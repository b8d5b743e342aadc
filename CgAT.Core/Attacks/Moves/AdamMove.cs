using TorchSharp;

namespace CgAT.Core.Attacks.Moves;

/// <summary>
/// Adam (Kingma and Ba 2015) as PyTorch's, on the image:
/// <code>
/// m ← β₁ m + (1 - β₁) g;  v ← β₂ v + (1 - β₂) g²;  change = step · m / (1 - β₁ᵗ) / (√(v / (1 - β₂ᵗ)) + ε)
/// </code>
/// The gradient is that of an image's own loss: for code that takes the mean over a batch of n images, ε is n times
/// that code's.
/// </summary>
public sealed record AdamMove : GradientMove
{
    /// <summary>β₁, in [0, 1).</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>β₂, in [0, 1).</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>What is added to the root, above 0.</summary>
    public double Epsilon { get; init; } = 1e-8;

    internal override IMover Begin(torch.Tensor images, double step) => new Mover(images, this, step);

    private sealed class Mover(torch.Tensor images, AdamMove move, double step) : IMover
    {
        private readonly torch.Tensor _mean = torch.zeros_like(images);
        private readonly torch.Tensor _square = torch.zeros_like(images);
        private int _steps;

        public torch.Tensor Change(torch.Tensor direction)
        {
            _steps++;
            _mean.mul_(move.Beta1).add_(direction, 1 - move.Beta1);
            _square.mul_(move.Beta2).add_(direction.square(), 1 - move.Beta2);
            var ofMean = 1 - Math.Pow(move.Beta1, _steps);
            var ofSquare = Math.Sqrt(1 - Math.Pow(move.Beta2, _steps));
            return _mean.mul(step / ofMean).div_(_square.sqrt().div_(ofSquare).add_(move.Epsilon));
        }
    }
}

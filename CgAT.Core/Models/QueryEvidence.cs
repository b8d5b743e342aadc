using CgAT.Core.Attacks;
using TorchSharp;

namespace CgAT.Core.Models;

/// <summary>Measures what an attack did to images, in double precision.</summary>
internal static class QueryEvidence
{
    // Of an 8-bit value as a float32 number.
    private const double Rounding = 1e-6;

    /// <summary>One result an image.</summary>
    /// <param name="images">[n, 3, h, w]: the clean images.</param>
    /// <param name="attacked">What the attack made of them.</param>
    /// <param name="signs">[n, bits]: the signs of the attacked codes.</param>
    /// <param name="ball">How far the attack was allowed to go; null for anywhere.</param>
    public static IReadOnlyList<QueryAttackResult> Of(
        torch.Tensor images, AttackedImages attacked, torch.Tensor signs, AttackBall? ball)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var change = (attacked.Images.to_type(torch.float64) - images.to_type(torch.float64)).flatten(1);
        var largest = Values<double>(change.abs().amax(1));
        var norm = Values<double>(change.square().sum(1).sqrt());
        var inRange = Values<bool>(attacked.Images.ge(0).logical_and(attacked.Images.le(1)).flatten(1).all(1));
        var around = ball is null ? null : new PerturbationBall(images, ball);
        var inBall = Within(around, attacked.Images, 0);
        var inBallAt8Bit = Within(around, (attacked.Images * 255).round_().div_(255), Rounding);
        var toGuide = attacked.Guides is { } guides
            ? Values<float>((signs * guides).lt(0).to_type(torch.float32).sum(1))
            : null;
        return
        [
            .. Enumerable.Range(0, largest.Length).Select(row => new QueryAttackResult
            {
                Linf = largest[row],
                L2 = norm[row],
                InBall = inBall?[row] ?? true,
                InBallAt8Bit = inBallAt8Bit?[row] ?? true,
                InRange = inRange[row],
                LossGain = attacked.LossGain[row],
                ZeroGradientShare = attacked.ZeroGradientShare?[row],
                HammingToGuide = (int?)toGuide?[row],
                Restart = attacked.Restart[row],
                Steps = attacked.Steps[row],
            }),
        ];
    }

    private static bool[]? Within(PerturbationBall? ball, torch.Tensor images, double tolerance) =>
        ball is null ? null : Values<bool>(ball.Contains(images, tolerance));

    private static T[] Values<T>(torch.Tensor tensor)
        where T : unmanaged => tensor.cpu().data<T>().ToArray();
}

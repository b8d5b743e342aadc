using CgAT.Core.Models;

namespace CgAT.Experiments.Tests.Execution;

/// <summary>How an attack on a query may have gone, for tests to vary.</summary>
internal static class SomeAttack
{
    /// <summary>Within the ball, with gradients, and nearer to its goal.</summary>
    public static QueryAttackResult Led { get; } = new()
    {
        Linf = 0.01,
        L2 = 1,
        InBall = true,
        InBallAt8Bit = true,
        InRange = true,
        LossGain = 0.5f,
        ZeroGradientShare = 0,
        HammingToGuide = 3,
        Restart = 0,
        Steps = 10,
    };
}

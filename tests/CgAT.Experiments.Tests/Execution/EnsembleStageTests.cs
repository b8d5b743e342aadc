using CgAT.Core.Models;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Specs.Attacks;

namespace CgAT.Experiments.Tests.Execution;

public sealed class EnsembleStageTests
{
    private static readonly QueryAttackResult s_led = SomeAttack.Led;
    private static readonly QueryAttackResult s_blind = s_led with { LossGain = 0, ZeroGradientShare = 1 };
    private static readonly QueryAttackResult s_blackBox = s_led with { LossGain = 0, ZeroGradientShare = null };

    private static readonly AttackSpec s_attack = new CenterAttackSpec
    {
        Epsilon = 8.0 / 255,
        Step = 2.0 / 255,
        Iterations = 10,
        RandomStart = true,
        CentersFrom = "train",
    };

    [Fact]
    public void The_least_average_precision_is_the_worst() =>
        Assert.Equal(1, Worst((0.5, s_led), (0.4, s_blind), (0.6, s_led)));

    [Fact]
    public void Of_equals_the_first_whose_gradients_led_somewhere_counts() =>
        Assert.Equal(2, Worst((0.5, s_blind), (0.5, s_blackBox), (0.5, s_led), (0.5, s_led)));

    [Fact]
    public void Where_every_gradient_was_blind_the_doubt_stays() =>
        Assert.Equal(0, Worst((0.5, s_blind), (0.5, s_blackBox), (0.6, s_led)));

    private static int Worst(params (double Precision, QueryAttackResult Result)[] members) =>
        EnsembleStage.Worst([.. members.Select(member => (s_attack, member.Result, member.Precision))]);
}

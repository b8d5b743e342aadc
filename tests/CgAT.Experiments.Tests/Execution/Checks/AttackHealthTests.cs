using CgAT.Core.Models;
using CgAT.Experiments.Execution.Checks;
using CgAT.Experiments.Specs.Attacks;
using CgAT.Experiments.Tests.Specs;

namespace CgAT.Experiments.Tests.Execution.Checks;

/// <summary>What speaks against an attack.</summary>
public sealed class AttackHealthTests
{
    private static readonly AttackSpec s_attack = SpecTexts.Read(SpecTexts.Quickstart).Require().Base.Attacks[0];
    private static readonly QueryAttackResult s_well = SomeAttack.Led;

    [Fact]
    public void Nothing_speaks_against_an_attack_that_moves_a_code() =>
        Assert.Null(AttackHealth.OfAll(s_attack, [s_well, s_well], [0, 1], null));

    [Fact]
    public void An_attack_that_moves_no_code_has_not_shown_that_it_does_anything() => Assert.Equal(
        "it changed the code of none of 2 queries", AttackHealth.OfAll(s_attack, [s_well, s_well], [0, 0], null));

    [Fact]
    public void What_speaks_against_an_attack_is_told_all_together()
    {
        var blind = s_well with { ZeroGradientShare = 1 };
        var failed = new CheckedQueries
        {
            Queries = [],
            DoubledStepsGain = [],
            RestartGain = [],
            Findings = [new() { Check = "restart", Value = 1, Limit = 0.03, Queries = 2, Finding = "another start finds more" }],
        };
        Assert.Equal(
            "no gradient: 50 % of the queries; it changed the code of none of 2 queries; signs of masked gradients: restart",
            AttackHealth.OfAll(s_attack, [s_well, blind], [0, 0], failed));
    }

    [Fact]
    public void Images_of_another_model_need_not_move_a_code_of_this_one() =>
        Assert.Null(AttackHealth.OfAll(s_attack, [s_well, s_well], null, null));

    [Fact]
    public void An_attack_of_epsilon_0_must_not_move_any() => Assert.Null(
        AttackHealth.OfAll(((GradientAttackSpec)s_attack) with { Epsilon = 0 }, [s_well], [0], null));

    [Fact]
    public void A_few_queries_without_gradient_are_borne_and_more_are_told()
    {
        var blind = s_well with { ZeroGradientShare = 1 };
        QueryAttackResult[] results = [.. Enumerable.Repeat(s_well, 19), blind];
        Assert.Null(AttackHealth.OfAll(s_attack, results, [.. results.Select(_ => 1)], null));
        Assert.Equal(
            "no gradient: 10 % of the queries",
            AttackHealth.OfAll(s_attack, [.. results.Skip(1), blind], [.. results.Select(_ => 1)], null));
    }
}

using CgAT.Core.Errors;
using CgAT.Core.Models;
using CgAT.Core.Retrieval;
using CgAT.Experiments.Execution.Checks;

namespace CgAT.Experiments.Tests.Execution;

/// <summary>What ends a run, since a number of such an attack would mean nothing.</summary>
public sealed class AttackGuardTests
{
    private static readonly QueryAttackResult s_right = new()
    {
        Linf = 8.0 / 255,
        L2 = 1,
        InBall = true,
        InBallAt8Bit = true,
        InRange = true,
        LossGain = 1,
        ZeroGradientShare = 0,
        HammingToGuide = 3,
        Restart = 0,
        Steps = 10,
    };

    [Fact]
    public void An_attack_that_keeps_its_bounds_passes() =>
        AttackGuard.RequireBounds("center", 8.0 / 255, [s_right, s_right with { Linf = 0 }]);

    [Fact]
    public void CGAT0740_an_image_that_left_the_ball_is_named_with_how_far_it_is()
    {
        var error = Error(() => AttackGuard.RequireBounds(
            "mine", 8.0 / 255, [s_right, s_right with { Linf = 0.0625, InBall = false }]));
        Assert.Equal(ErrorCodes.AttackOutOfBounds, error.Code);
        Assert.Equal(
            "attack 'mine' moved query 1 by 0.0625 (L-infinity), 1 (L2), epsilon is 0.031372549", error.Message);
    }

    [Fact]
    public void CGAT0740_an_image_that_left_the_range_of_pixels_is_named()
    {
        var error = Error(() => AttackGuard.RequireBounds("mine", 0.5, [s_right with { InRange = false }]));
        Assert.EndsWith("epsilon is 0.5, and out of [0, 1]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CGAT0741_a_model_that_gives_other_codes_than_before_is_named_with_how_many_bits_differ()
    {
        var (before, now) = (PackedCodes.FromWords([1, 2], 8), PackedCodes.FromWords([1, 5], 8));
        var error = Error(() => AttackGuard.RequireSameCodes("before the attack", before, now, bitwise: true));
        Assert.Equal(ErrorCodes.ModelNotFixed, error.Code);
        Assert.StartsWith("3 of 16 bits of the clean queries' codes", error.Message, StringComparison.Ordinal);
        AttackGuard.RequireSameCodes("before the attack", before, before, bitwise: true);
    }

    [Fact]
    public void Where_no_device_gives_equal_bits_twice_one_bit_in_a_hundred_may_differ()
    {
        ulong[] words = [.. Enumerable.Repeat(ulong.MaxValue, 10)];
        var before = PackedCodes.FromWords(words, 64);
        AttackGuard.RequireSameCodes("before", before, PackedCodes.FromWords([~1UL, .. words[1..]], 64), bitwise: false);
        Assert.Equal(ErrorCodes.ModelNotFixed, Error(() => AttackGuard.RequireSameCodes(
            "before", before, PackedCodes.FromWords([~127UL, .. words[1..]], 64), bitwise: false)).Code);
    }

    [Fact]
    public void CGAT0742_an_attack_without_a_budget_that_moved_an_image_is_named()
    {
        var error = Error(() => AttackGuard.RequireBounds("mine", 0, [s_right with { Linf = 1e-9 }]));
        Assert.Equal((ErrorCodes.AttackWithoutBudget, "attack 'mine' has epsilon 0 and moved query 0"),
            (error.Code, error.Message));
    }

    private static Diagnostic Error(Action act) => Assert.Single(Assert.Throws<UserErrorException>(act).Diagnostics);
}

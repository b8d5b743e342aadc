using CgAT.Core.Attacks;
using CgAT.Core.Attacks.Losses;
using CgAT.Core.Errors;
using CgAT.Core.Networks;
using CgAT.Core.Numerics;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Attacks;

/// <summary>Attempts, early stops, and what is no number.</summary>
public sealed class AttackGoalTests
{
    private const int Images = 16;

    private static readonly GradientAttackSettings s_settings = SomeAttacks.Settings with
    {
        Steps = SomeAttacks.Steps with { Epsilon = 32.0 / 255, Step = 4.0 / 255, Iterations = 10 },
    };

    [Fact]
    public void The_attempt_with_the_least_final_loss_counts_image_by_image()
    {
        using var scope = torch.NewDisposeScope();
        var (one, five) = (Attack(s_settings), Attack(s_settings with { Restarts = 5 }));
        Assert.All(one.LossGain.Zip(five.LossGain), pair => Assert.True(pair.Second >= pair.First));
        Assert.All(five.Restart, restart => Assert.InRange(restart, 0, 4));
        Assert.True(five.Restart.Distinct().Count() > 1);
        var kept = five.Restart.Index().Where(pair => pair.Item == 0).Select(pair => pair.Index).ToList();
        Assert.All(kept, row => TensorAssert.Same(one.Images[row], five.Images[row]));
        var better = five.Restart.Index().First(pair => pair.Item > 0).Index;
        Assert.True(five.LossGain[better] > one.LossGain[better]);
    }

    [Fact]
    public void Restarts_do_not_depend_on_shards()
    {
        using var scope = torch.NewDisposeScope();
        var (one, three) = (Attack(s_settings with { Restarts = 3 }, shards: 1), Attack(s_settings with { Restarts = 3 }, shards: 3));
        Assert.All(one.LossGain.Zip(three.LossGain), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_image_that_reached_the_goal_is_moved_no_more(bool targeted)
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed: 1);
        var images = RandomTensor.Images(2, seed: 2);
        var own = network.Relaxed(images, DropoutMasks.Off).sign();

        // The first image is where it shall be from the start; the second has all of the way before it.
        var near = targeted ? own[0] : -own[0];
        var guides = torch.stack([near, targeted ? -own[1] : own[1]]);
        var settings = s_settings with { EarlyStop = true, Steps = s_settings.Steps with { RandomStart = false } };
        using var pool = new ShardPool(1);
        var attacked = new GradientAttack(network, settings, seed: 1, pool)
            .Run(images, [0, 1], new GuidedLoss(guides, targeted));
        TensorAssert.Same(images[0], attacked.Images[0]);
        Assert.Equal(0, attacked.Steps[0]);
        Assert.True(attacked.Steps[1] > 0);
        Assert.True(attacked.Images[1].ne(images[1]).any().item<bool>());
    }

    [Fact]
    public void Hag_stops_when_every_bit_is_flipped()
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed: 1);
        var images = RandomTensor.Images(4, seed: 2);
        var own = network.Relaxed(images, DropoutMasks.Off).detach();
        var settings = s_settings with
        {
            EarlyStop = true,
            Steps = s_settings.Steps with { Epsilon = 1, Step = 0.05, Iterations = 200, RandomStart = false },
        };
        using var pool = new ShardPool(2);
        var attacked = new GradientAttack(network, settings, seed: 1, pool).Run(
            images, [0, 1, 2, 3], new HagLoss(own, 0.5, 1));
        var flipped = (network.Relaxed(attacked.Images, DropoutMasks.Off) * own).lt(0).all(1).data<bool>().ToArray();
        Assert.Contains(true, flipped);
        Assert.All(flipped.Zip(attacked.Steps), pair => Assert.Equal(pair.First, pair.Second < 200));
    }

    [Fact]
    public void Without_early_stop_all_steps_are_taken() =>
        Assert.All(Attack(s_settings).Steps, steps => Assert.Equal(s_settings.Steps.Iterations, steps));

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void What_is_no_number_is_an_error_that_names_the_queries(float value)
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed: 1);
        using var pool = new ShardPool(2);
        var images = RandomTensor.Images(8, seed: 2);
        using (torch.no_grad())
        {
            network.parameters().First().fill_(value);
        }

        var attack = new GradientAttack(network, s_settings, seed: 1, pool);
        var error = Assert.Throws<UserErrorException>(() => attack.Run(
            images, [.. Enumerable.Range(20, 8)], new GuidedLoss(torch.ones(8, network.Bits), targeted: false)));
        var diagnostic = Assert.Single(error.Diagnostics);
        Assert.Equal(ErrorCodes.AttackNotFinite, diagnostic.Code);
        Assert.Contains("queries 20, 21, 22, 23, 24 and 3 more", diagnostic.Message, StringComparison.Ordinal);
        Assert.NotEmpty(diagnostic.Remedy);
    }

    [Fact]
    public void One_image_that_is_no_number_is_named_alone()
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed: 1);
        using var pool = new ShardPool(2);
        var guides = torch.ones(8, network.Bits);
        guides[3].fill_(float.NaN);
        var attack = new GradientAttack(network, s_settings, seed: 1, pool);
        var error = Assert.Throws<UserErrorException>(() => attack.Run(
            RandomTensor.Images(8, seed: 2), [.. Enumerable.Range(20, 8)], new GuidedLoss(guides, targeted: false)));
        Assert.EndsWith("under attack: query 23", error.Diagnostics[0].Message, StringComparison.Ordinal);
    }

    private static AttackedImages Attack(GradientAttackSettings settings, int shards = 2)
    {
        using var network = TinyNetwork.Random(seed: 1);
        using var pool = new ShardPool(shards);
        var guides = RandomTensor.Uniform([Images, network.Bits], 2, "guides").sign();
        return new GradientAttack(network, settings, seed: 1, pool).Run(
            RandomTensor.Images(Images, seed: 2), [.. Enumerable.Range(0, Images)], new GuidedLoss(guides, false));
    }
}

using CgAT.Core.Attacks;
using CgAT.Core.Attacks.Losses;
using CgAT.Core.Attacks.Objectives;
using CgAT.Core.Networks;
using CgAT.Core.Numerics;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Attacks;

public sealed class GradientAttackTests
{
    private const int Images = 64;

    private static readonly GradientAttackSettings s_settings = new()
    {
        Objective = new PrototypeObjective(),
        Steps = new GradientSteps { Epsilon = 8.0 / 255, Step = 2.0 / 255, Iterations = 7, RandomStart = true },
    };

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 1)]
    [InlineData(7, 2)]
    [InlineData(64, 3)]
    public void Batch_size_and_shards_change_losses_by_rounding_alone(int batchSize, int shards)
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed: 1, dropout: 0.5);
        var expected = Attack(network, s_settings, Images, shards: 1).SelectMany(batch => batch.LossGain).ToList();
        var actual = Attack(network, s_settings, batchSize, shards).SelectMany(batch => batch.LossGain).ToList();
        Assert.Equal(Images, actual.Count);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }

    [Fact]
    public void The_loss_falls_for_every_image()
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed: 1);
        var attacked = Assert.Single(Attack(network, s_settings, Images, shards: 2));
        Assert.All(attacked.LossGain, gain => Assert.InRange(gain, 1e-4, 2));
    }

    [Fact]
    public void The_result_is_in_the_ball_and_in_range()
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed: 1);
        var attacked = Assert.Single(Attack(network, s_settings, Images, shards: 2));
        var change = attacked.Images - RandomTensor.Images(Images, seed: 2);
        Assert.InRange(change.abs().max().item<float>(), 7.9 / 255, (8.0 / 255) + 1e-6);
        Assert.InRange(attacked.Images.min().item<float>(), 0, 1);
        Assert.InRange(attacked.Images.max().item<float>(), 0, 1);
    }

    [Fact]
    public void Epsilon_0_returns_the_images_and_no_gain()
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed: 1);
        var settings = s_settings with { Steps = s_settings.Steps with { Epsilon = 0 } };
        var attacked = Assert.Single(Attack(network, settings, Images, shards: 2));
        TensorAssert.Same(RandomTensor.Images(Images, seed: 2), attacked.Images);
        Assert.All(attacked.LossGain, gain => Assert.Equal(0, gain));
    }

    [Fact]
    public void A_center_code_of_zeros_guides_nothing_and_shows_as_a_gradient_of_zero()
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed: 1);
        using var pool = new ShardPool(1);
        var images = RandomTensor.Images(2, seed: 2);
        var guides = torch.stack([torch.zeros(network.Bits), torch.ones(network.Bits)]);
        var settings = s_settings with { Steps = s_settings.Steps with { RandomStart = false } };
        var attacked = new GradientAttack(network, settings, seed: 1, pool).Run(
            images, [0, 1], new GuidedLoss(guides, targeted: false));
        Assert.NotNull(attacked.ZeroGradientShare);
        Assert.Equal(1, attacked.ZeroGradientShare[0]);
        Assert.Equal(0, attacked.LossGain[0]);
        TensorAssert.Same(images[0], attacked.Images[0]);
        Assert.InRange(attacked.ZeroGradientShare[1], 0, 0.9);
        Assert.True(attacked.LossGain[1] > 0);
    }

    [Fact]
    public void A_move_of_saturated_codes_shows_where_the_attack_relaxes_them_less()
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed: 1);
        using (torch.no_grad())
        {
            // Outputs of about 20: tanh of them is 1 in single precision, and of a tenth of them is not.
            network.named_parameters().Single(each => each.name == "hash.bias").parameter.fill_(20);
        }

        var guides = torch.ones(2, network.Bits);
        var images = RandomTensor.Images(2, seed: 2);
        using var pool = new ShardPool(1);
        AttackedImages Attacked(AlphaSchedule alpha) => new GradientAttack(
            network, s_settings with { Steps = s_settings.Steps with { Alpha = alpha } }, seed: 1, pool)
            .Run(images, [0, 1], new GuidedLoss(guides, targeted: false));
        Assert.All(Attacked(new ConstantAlpha(1)).LossGain, gain => Assert.Equal(0, gain));
        Assert.All(Attacked(new Hag10Alpha()).LossGain, gain => Assert.InRange(gain, 1e-6, 2));
    }

    [Fact]
    public void No_gradient_of_a_parameter_is_ever_allocated()
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed: 1);
        Attack(network, s_settings, batchSize: 16, shards: 2);
        Assert.All(network.parameters(), parameter => Assert.Null(parameter.grad));
    }

    [Fact]
    public void The_seed_alone_decides_the_random_starts()
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed: 1);
        var first = Assert.Single(Attack(network, s_settings, Images, shards: 2, seed: 1)).Images;
        torch.manual_seed(123);
        TensorAssert.Same(first, Assert.Single(Attack(network, s_settings, Images, shards: 2, seed: 1)).Images);
        var other = Assert.Single(Attack(network, s_settings, Images, shards: 2, seed: 2)).Images;
        Assert.True(first.ne(other).any().item<bool>());
    }

    private static List<AttackedImages> Attack(
        HashNetwork network, GradientAttackSettings settings, int batchSize, int shards, long seed = 1)
    {
        using var pool = new ShardPool(shards);
        var attack = new GradientAttack(network, settings, seed, pool);
        var images = RandomTensor.Images(Images, seed: 2);
        var guides = RandomTensor.Uniform([Images, network.Bits], 2, "guides").sign();
        return [.. Enumerable.Range(0, Images).Chunk(batchSize).Select(items => attack.Run(
            images.narrow(0, items[0], items.Length),
            items,
            new GuidedLoss(guides.narrow(0, items[0], items.Length), targeted: false)))];
    }
}

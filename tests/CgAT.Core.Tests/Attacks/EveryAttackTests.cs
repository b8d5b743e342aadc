using CgAT.Core.Attacks;
using CgAT.Core.Attacks.Losses;
using CgAT.Core.Networks;
using CgAT.Core.Numerics;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Attacks;

/// <summary>
/// What attacks have in common, whatever falls and however they walk. Some can't be split, and set the process's number
/// of threads.
/// </summary>
[Trait("Device", "any")]
[Collection(nameof(Alone))]
public sealed class EveryAttackTests
{
    private const int Images = 12;

    public static TheoryData<string> Losses() => [.. SomeAttacks.Losses];

    public static TheoryData<string> Rules() => [.. SomeAttacks.Rules.Keys];

    public static TheoryData<string> Moves() => [.. SomeAttacks.Moves.Keys];

    [Fact]
    public void Every_loss_of_the_product_is_tried_here()
    {
        using var scope = torch.NewDisposeScope();
        var tried = SomeAttacks.Losses
            .Select(name => SomeAttacks.Loss(
                name, RandomTensor.Images(2, seed: 0), RandomTensor.Uniform([2, 8], 0, "own")).GetType()).ToHashSet();

        // That of plain adversarial training is no attack on queries: PlainDefenseTests have it.
        var all = typeof(IAttackLoss).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(IAttackLoss)) && type.IsClass)
            .Where(type => type != typeof(RaisedHashingLoss));
        Assert.Equal(all.ToHashSet(), tried);
    }

    // SDHA weighs items by their distance, which jumps where a bit changes its sign: its steps are small.
    [Theory]
    [MemberData(nameof(Losses))]
    public void Each_attack_lowers_its_loss_within_ball_and_range(string loss) => RequireFall(
        loss.StartsWith("sdha", StringComparison.Ordinal)
            ? SomeAttacks.Settings with { Steps = SomeAttacks.Steps with { Step = 0.1 / 255, RandomStart = false } }
            : SomeAttacks.Settings,
        loss);

    [Theory]
    [MemberData(nameof(Rules))]
    public void Each_rule_lowers_the_loss_within_ball_and_range(string rule) =>
        RequireFall(SomeAttacks.Settings with { Rule = SomeAttacks.Rules[rule] }, "away");

    [Theory]
    [MemberData(nameof(Moves))]
    public void Each_move_lowers_the_loss_within_ball_and_range(string move) =>
        RequireFall(SomeAttacks.Settings with { Steps = Moved(move) }, "away");

    [Theory]
    [MemberData(nameof(Moves))]
    public void Each_move_lowers_the_loss_within_a_ball_of_l2(string move) =>
        RequireFall(SomeAttacks.Settings with { Steps = Moved(move) with { Norm = BallNorm.L2, Epsilon = 0.3 } }, "away");

    [Theory]
    [MemberData(nameof(Losses))]
    public void Batches_and_shards_change_a_loss_by_rounding_alone(string loss) =>
        RequireSameInBatches(SomeAttacks.Settings, loss);

    [Theory]
    [MemberData(nameof(Rules))]
    public void Batches_and_shards_change_a_rule_by_rounding_alone(string rule) =>
        RequireSameInBatches(SomeAttacks.Settings with { Rule = SomeAttacks.Rules[rule] }, "away");

    [Theory]
    [MemberData(nameof(Moves))]
    public void Batches_and_shards_change_a_move_by_rounding_alone(string move) =>
        RequireSameInBatches(SomeAttacks.Settings with { Steps = Moved(move) }, "away");

    [Theory]
    [MemberData(nameof(Losses))]
    public void A_loss_is_on_the_device_of_the_codes(string name)
    {
        using var scope = torch.NewDisposeScope();
        var images = torch.zeros(4, 3, 2, 2, device: torch.META);
        var relaxed = torch.zeros(4, 8, device: torch.META).requires_grad_();
        var loss = SomeAttacks.Loss(name, images, torch.zeros(4, 8, device: torch.META), torch.META);
        var each = loss.PerImage(relaxed, images);
        Assert.Equal((DeviceType.META, "4"), (each.device_type, string.Join(',', each.shape)));
        Assert.Equal(DeviceType.META, torch.autograd.grad([each.sum()], [relaxed])[0].device_type);
        Assert.Equal(DeviceType.META, loss.Reached(relaxed).device_type);
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void The_gradient_is_the_slope_of_the_loss(string name)
    {
        using var scope = torch.NewDisposeScope();
        const double Width = 1e-3;
        var (images, own) = (RandomTensor.Images(3, seed: 1, size: 2), RandomTensor.Uniform([3, 8], 1, "own"));
        var loss = SomeAttacks.Loss(name, images, own);
        var relaxed = RandomTensor.Uniform([3, 8], 5, "relaxed").requires_grad_();
        var gradient = torch.autograd.grad([loss.PerImage(relaxed, images).sum()], [relaxed])[0];
        var slopes = Enumerable.Range(0, 24).Select(at =>
        {
            var offset = torch.zeros(24, device: TestDevice.Current);
            offset[at] = torch.tensor((float)Width);
            double Value(torch.Tensor codes) => loss.PerImage(codes, images).sum().item<float>();
            using var noGradients = torch.no_grad();
            return (Value(relaxed + offset.view(3, 8)) - Value(relaxed - offset.view(3, 8))) / (2 * Width);
        });
        TensorAssert.Close(torch.tensor(slopes.ToArray()).view(3, 8), gradient, 1e-2, 5e-3);
    }

    private static GradientSteps Moved(string move) => SomeAttacks.Steps with
    {
        Move = SomeAttacks.Moves[move].Move,
        Step = SomeAttacks.Moves[move].Step,
        RandomStart = false,
    };

    private static void RequireFall(GradientAttackSettings settings, string loss)
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed: 1);
        var images = RandomTensor.Images(Images, seed: 2);
        var attacked = Attack(network, settings, loss, images, Images, shards: 2);
        Assert.True(attacked.Sum(batch => batch.LossGain.Sum()) > 0);
        var after = torch.cat([.. attacked.Select(batch => batch.Images)]);
        Assert.True(new PerturbationBall(images, settings.Steps.Ball).Contains(after).all().item<bool>());
        Assert.True(after.ge(0).logical_and(after.le(1)).all().item<bool>());
        Assert.True(after.ne(images).any().item<bool>());
        Assert.All(network.parameters(), parameter => Assert.Null(parameter.grad));
    }

    private static void RequireSameInBatches(GradientAttackSettings settings, string loss)
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed: 1);
        var images = RandomTensor.Images(Images, seed: 2);
        var expected = Gains(Attack(network, settings, loss, images, Images, shards: 1));
        var coupled = SomeAttacks.Loss(loss, images, network.Relaxed(images, DropoutMasks.Off)).CouplesImages;
        (int Batch, int Shards)[] ways = coupled ? [(Images, 3)] : [(1, 1), (5, 2), (Images, 3)];
        foreach (var (batch, shards) in ways)
        {
            var actual = Gains(Attack(network, settings, loss, images, batch, shards));
            Assert.All(expected.Zip(actual), pair => Assert.Equal(
                pair.First, pair.Second, 1e-6 * Math.Max(1, Math.Abs(pair.First) * 10)));
        }
    }

    private static List<float> Gains(IEnumerable<AttackedImages> batches) =>
        [.. batches.SelectMany(batch => batch.LossGain)];

    // The loss of a batch is that of its rows of the whole.
    private static List<AttackedImages> Attack(
        HashNetwork network,
        GradientAttackSettings settings,
        string loss,
        torch.Tensor images,
        int batchSize,
        int shards)
    {
        using var pool = new ShardPool(shards);
        var whole = SomeAttacks.Loss(loss, images, network.Relaxed(images, DropoutMasks.Off).detach());
        var attack = new GradientAttack(network, settings, seed: 1, pool);
        return
        [
            .. Enumerable.Range(0, Images).Chunk(batchSize).Select(items =>
            {
                var part = new Shard(0, items[0], items.Length);
                return attack.Run(part.Of(images), items, whole.Part(part));
            }),
        ];
    }
}

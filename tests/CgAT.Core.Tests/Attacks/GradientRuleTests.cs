using CgAT.Core.Attacks;
using CgAT.Core.Attacks.Losses;
using CgAT.Core.Attacks.Moves;
using CgAT.Core.Attacks.Rules;
using CgAT.Core.Numerics;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Attacks;

public sealed class GradientRuleTests
{
    public static TheoryData<string> PlainWays() => ["mi", "ni", "si-ni", "di", "vmi"];

    [Theory]
    [MemberData(nameof(PlainWays))]
    public void Without_memory_and_neighbours_every_rule_is_the_plain_one(string name)
    {
        GradientRule rule = name switch
        {
            "mi" => new MiFgsmRule(0),
            "ni" => new NiFgsmRule(0),
            "si-ni" => new SiNiFgsmRule { Decay = 0, Copies = 1, Cumulative = true },
            "di" => new DiFgsmRule { Probability = 0, LeastSize = 0.5, Decay = 0 },
            _ => new VmiFgsmRule { Decay = 0, Samples = 1, Beta = 0 },
        };
        using var scope = torch.NewDisposeScope();
        TensorAssert.Same(Walk(new PlainRule()), Walk(rule));
    }

    [Fact]
    public void Rules_with_memory_differ_from_one_another()
    {
        using var scope = torch.NewDisposeScope();
        var walks = SomeAttacks.Rules.Values.Select(rule => string.Join(' ', TensorAssert.Values(Walk(rule, step: 3))));
        Assert.Equal(SomeAttacks.Rules.Count, walks.Distinct().Count());
    }

    // With raw steps of 1 the walk shows the momentum: m1 = g1 / |g1|, m2 = m1 / 2 + g2 / |g2|, and g is linear in x.
    [Fact]
    public void Momentum_is_a_decaying_sum_of_gradients_of_one_size()
    {
        using var scope = torch.NewDisposeScope();
        var (image, weights) = (torch.full([1, 3, 1, 1], 0.5f), torch.tensor(new[] { 1f, 2f, -3f }).view(1, 3, 1, 1));
        var walked = Walk(
            image, weights, new MiFgsmRule(0.5), new GradientSteps
            {
                Epsilon = 1,
                Step = 0.01,
                Iterations = 2,
                Move = new RawMove(),
            });
        torch.Tensor Size(torch.Tensor x) => 2 * weights * x / (2 * weights * x).abs().mean();
        var first = Size(image);
        var after = image - (0.01 * first);
        TensorAssert.Close(after - (0.01 * ((0.5 * first) + Size(after))), walked, 0, 1e-6);
    }

    [Fact]
    public void Nesterov_looks_ahead_of_the_step()
    {
        using var scope = torch.NewDisposeScope();
        var (image, weights) = (torch.full([1, 3, 1, 1], 0.5f), torch.tensor(new[] { 1f, 2f, -3f }).view(1, 3, 1, 1));
        var walked = Walk(
            image, weights, new NiFgsmRule(0.5), new GradientSteps
            {
                Epsilon = 1,
                Step = 0.01,
                Iterations = 2,
                Move = new RawMove(),
            });
        torch.Tensor Size(torch.Tensor x) => 2 * weights * x / (2 * weights * x).abs().mean();
        var first = Size(image);
        var after = image - (0.01 * first);
        var second = (0.5 * first) + Size(after - (0.005 * first));
        TensorAssert.Close(after - (0.01 * second), walked, 0, 1e-6);
    }

    [Theory]
    [InlineData("di")]
    [InlineData("vmi")]
    public void Draws_are_keyed_by_seed_and_attempt(string name)
    {
        using var scope = torch.NewDisposeScope();
        var rule = SomeAttacks.Rules[name];
        TensorAssert.Same(Walk(rule, seed: 1), Walk(rule, seed: 1));
        Assert.True(Walk(rule, seed: 1).ne(Walk(rule, seed: 2)).any().item<bool>());
    }

    [Fact]
    public void A_gradient_of_zero_moves_nothing_whatever_the_rule()
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed: 1);
        var images = RandomTensor.Images(2, seed: 1);
        foreach (var rule in SomeAttacks.Rules.Values)
        {
            using var pool = new ShardPool(1);
            var settings = SomeAttacks.Settings with
            {
                Rule = rule,
                Steps = SomeAttacks.Steps with { RandomStart = false },
            };
            var attacked = new GradientAttack(network, settings, seed: 1, pool)
                .Run(images, [0, 1], new GuidedLoss(torch.zeros(2, network.Bits), targeted: false));
            TensorAssert.Same(images, attacked.Images);
        }
    }

    private static torch.Tensor Walk(
        torch.Tensor image, torch.Tensor weights, GradientRule rule, GradientSteps steps)
    {
        // A network of one linear layer would hide the rule behind its tanh: the loss looks at the images alone.
        using var network = TinyNetwork.Random(seed: 1, size: 2);
        using var pool = new ShardPool(1);
        var wide = image.expand(1, 3, 2, 2).clone();
        var settings = SomeAttacks.Settings with { Rule = rule, Steps = steps };
        var attacked = new GradientAttack(network, settings, seed: 1, pool).Run(wide, [0], new Quadratic(weights));
        return attacked.Images.narrow(2, 0, 1).narrow(3, 0, 1);
    }

    private static torch.Tensor Walk(GradientRule rule, long seed = 1, double step = 1)
    {
        using var network = TinyNetwork.Random(seed: 1);
        using var pool = new ShardPool(2);
        var images = RandomTensor.Images(4, seed: 2);
        var settings = SomeAttacks.Settings with
        {
            Rule = rule,
            Steps = SomeAttacks.Steps with { RandomStart = false, Step = step / 255 },
        };
        var loss = new GuidedLoss(RandomTensor.Uniform([4, network.Bits], 2, "guides").sign(), targeted: false);
        return new GradientAttack(network, settings, seed, pool).Run(images, [0, 1, 2, 3], loss).Images;
    }

    // Σ w x² of the images; the codes enter with a weight of 0.
    private sealed class Quadratic(torch.Tensor weights) : IAttackLoss
    {
        public bool CouplesImages => false;

        public torch.Tensor? Guides => null;

        public IAttackLoss Part(Shard shard) => this;

        public torch.Tensor PerImage(torch.Tensor relaxed, torch.Tensor perturbed) =>
            (weights * perturbed * perturbed).sum([1, 2, 3]) + (relaxed.sum(1) * 0);

        public torch.Tensor Score(torch.Tensor relaxed) => relaxed.mean([1]);

        public torch.Tensor Reached(torch.Tensor relaxed) => torch.zeros(relaxed.shape[0], torch.ScalarType.Bool);
    }
}

using CgAT.Core.Attacks;
using CgAT.Core.Attacks.Losses;
using CgAT.Core.Attacks.Objectives;
using CgAT.Core.Defenses;
using CgAT.Core.Defenses.Cgat;
using CgAT.Core.Hashing;
using CgAT.Core.Networks;
using CgAT.Core.Numerics;
using CgAT.Core.Tests.Support;
using CgAT.Core.Training;
using TorchSharp;

namespace CgAT.Core.Tests.Training;

/// <summary>A thousand steps leave nothing behind, neither tensors nor memory.</summary>
[Collection(nameof(Alone))]
public sealed class MemoryTests
{
    private const int Many = 1000;
    private const int Before = 250;

    // So few that no garbage collection comes between, which would dispose of what the code forgot.
    private const int Few = 10;

    private const int Batch = 8;
    private const int Size = 16;
    private const double Flat = 0.01;

    private static readonly GradientSteps s_steps = new()
    {
        Epsilon = 8.0 / 255,
        Step = 4.0 / 255,
        Iterations = 3,
        RandomStart = true,
    };

    [Theory]
    [InlineData("hashing")]
    [InlineData("cgat")]
    public void Memory_is_flat_over_a_thousand_steps_of_training(string name)
    {
        using var network = TinyNetwork.Random(seed: 1, Size, dropout: 0.5);
        using var pool = new ShardPool(2);
        var growth = ResidentMemory.Growth(
            stepDone => Train(name, network, pool, Before + Many, stepDone), Before, Many);
        Assert.InRange(growth, -1, Flat);
    }

    [Theory]
    [InlineData("hashing")]
    [InlineData("cgat")]
    public void No_tensor_is_left_by_training(string name)
    {
        using var network = TinyNetwork.Random(seed: 1, Size, dropout: 0.5);
        using var pool = new ShardPool(2);
        Assert.Equal(0, LiveTensors.LeftBy(() => Train(name, network, pool, Few, () => { })));
    }

    [Fact]
    public void Memory_is_flat_over_a_thousand_batches_of_an_attack()
    {
        using var network = TinyNetwork.Random(seed: 1, Size);
        using var pool = new ShardPool(2);
        var growth = ResidentMemory.Growth(
            batchDone => Attack(network, pool, Before + Many, batchDone), Before, Many);
        Assert.InRange(growth, -1, Flat);
    }

    [Fact]
    public void No_tensor_is_left_by_an_attack()
    {
        using var network = TinyNetwork.Random(seed: 1, Size);
        using var pool = new ShardPool(2);
        Assert.Equal(0, LiveTensors.LeftBy(() => Attack(network, pool, Few, () => { })));
    }

    private static void Train(string name, HashNetwork network, ShardPool pool, int steps, Action stepDone)
    {
        using var scope = torch.NewDisposeScope();
        var images = TinyImages.Random(5 * Batch, seed: 1, Size);
        using var bank = CodeBank.Binary(
            RandomTensor.Uniform([images.Count, network.Bits], 1, "bank"),
            images.Labels([.. Enumerable.Range(0, images.Count)], torch.CPU));
        var (loss, dropout) = (new DpshLoss(0.001), new DropoutSource(1, name, network.DropoutLayers));
        ITrainingObjective objective = name == "hashing"
            ? new HashingObjective(network, loss, bank, pool, dropout)
            : new AdversarialObjective(
                network,
                loss,
                bank,
                new CgatDefense(SomeDefenses.Cgat(iterations: 3) with { Mu = 0.1 }, loss),
                SomeDefenses.Training(iterations: 3),
                pool,
                dropout,
                new RandomStart(1, name));
        var plan = Some.Plan(epochs: steps * Batch / images.Count, batchSize: Batch);
        Trainer.Run(objective, plan, images, torch.CPU, new StepDone(stepDone));
    }

    private static void Attack(HashNetwork network, ShardPool pool, int steps, Action batchDone)
    {
        var settings = new GradientAttackSettings { Objective = new PrototypeObjective(), Steps = s_steps };
        var attack = new GradientAttack(network, settings, seed: 1, pool);
        for (var batch = 0; batch < steps; batch++)
        {
            using var scope = torch.NewDisposeScope();
            var guides = RandomTensor.Uniform([Batch, network.Bits], batch, "guides").sign();
            int[] items = [.. Enumerable.Range(batch * Batch, Batch)];
            attack.Run(RandomTensor.Images(Batch, batch, Size), items, new GuidedLoss(guides, targeted: false));
            batchDone();
        }
    }

    private sealed class StepDone(Action stepDone) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => stepDone();
    }
}

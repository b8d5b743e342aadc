using CgAT.Core.Attacks;
using CgAT.Core.Defenses;
using CgAT.Core.Hashing;
using CgAT.Core.Networks;
using CgAT.Core.Numerics;
using CgAT.Core.Tests.Models;
using CgAT.Core.Tests.Support;
using CgAT.Core.Training;
using TorchSharp;

namespace CgAT.Core.Tests.Training;

/// <summary>What all objectives have in common: the gradient of the whole batch, however it is split.</summary>
[Trait("Device", "any")]
public sealed class ObjectiveTests
{
    private const int Items = 7;
    private const int Batch = 5;

    private static readonly string[] s_others =
    [
        "hashing", "hashing with a classifier", "cgat with a classifier", "distillation with a classifier",
        "adversarial with coupled images", "classification", "multi-label classification",
    ];

    private static readonly AdversarialSettings s_attacked =
        SomeDefenses.Training(iterations: 2, epsilon: 0.03, step: 0.01, lambda: 1.5);

    public static TheoryData<string, int> ObjectivesAndShards()
    {
        var data = new TheoryData<string, int>();
        foreach (var name in s_others.Concat(SomeDefenses.Names))
        {
            data.Add(name, 2);
            data.Add(name, 3);
            data.Add(name, 9);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(ObjectivesAndShards))]
    public void Shards_change_loss_and_gradient_by_rounding_alone(string name, int shards)
    {
        using var scope = torch.NewDisposeScope();
        var (loss, gradients) = Differentiate(name, 1, TestDevice.Current);
        var (sharded, shardedGradients) = Differentiate(name, shards, TestDevice.Current);
        TensorAssert.Close(loss, sharded, 1e-5, 1e-6);
        Assert.All(gradients.Zip(shardedGradients), pair => TensorAssert.Close(pair.First, pair.Second, 1e-4, 1e-6));
        Assert.All(gradients, gradient => Assert.True(gradient.abs().max().item<float>() > 0));
    }

    // Not of the others: no gradient flows through their bank or their attack, but a difference does.
    [Theory]
    [InlineData("classification")]
    [InlineData("multi-label classification")]
    public void The_gradient_is_the_slope_of_the_loss(string name)
    {
        using var scope = torch.NewDisposeScope();
        const double Width = 1e-3;
        var (_, gradients) = Differentiate(name, 2, TestDevice.Current);
        for (var index = 0; index < gradients.Count; index++)
        {
            var (up, down) = (Loss(name, index, Width), Loss(name, index, -Width));
            Assert.Equal(gradients[index].flatten()[0].item<float>(), (up - down) / (2 * Width), 5e-4);
        }
    }

    // A tensor on another device than the network's fails there; no number is computed. libtorch has no binary
    // cross-entropy for it.
    [Theory]
    [InlineData("hashing")]
    [InlineData("cgat")]
    [InlineData("saat")]
    [InlineData("adversarial")]
    [InlineData("trades")]
    [InlineData("distillation")]
    [InlineData("hashing with a classifier")]
    [InlineData("cgat with a classifier")]
    [InlineData("classification")]
    public void Every_tensor_of_a_step_is_on_the_device_of_the_network(string name)
    {
        using var scope = torch.NewDisposeScope();
        var (loss, gradients) = Differentiate(name, 2, torch.META);
        Assert.Equal(DeviceType.META, loss.device_type);
        Assert.All(gradients, gradient => Assert.Equal(DeviceType.META, gradient.device_type));
    }

    [Fact]
    public void A_loss_that_does_not_depend_on_the_network_is_refused()
    {
        using var scope = torch.NewDisposeScope();
        Assert.Throws<NoGradientException>(() => Differentiate("hashing", 2, TestDevice.Current, loss: new NoLoss()));
    }

    [Fact]
    public void Gradients_are_taken_where_they_are_off_too()
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        Assert.All(Differentiate("cgat", 2, TestDevice.Current).Gradients, gradient =>
            Assert.True(gradient.abs().max().item<float>() > 0));
    }

    [Fact]
    public void Hashing_training_relaxes_as_steeply_as_it_is_told_to()
    {
        using var scope = torch.NewDisposeScope();
        using var pool = new ShardPool(2);
        using var network = TinyNetwork.Random(seed: 1);
        using var bank = CodeBank.Empty(Items, network.Bits, TinyImages.Classes, TestDevice.Current);
        var dropout = new DropoutSource(1, "hashing", layers: 0);
        var objective = new HashingObjective(
            network, new DphLoss(), bank, pool, dropout, step => step == 3 ? 2 : throw new InvalidOperationException());
        var images = RandomTensor.Images(2, seed: 1);
        var (rows, labels) = (OwnMemory.Places([1, 2], images.device), torch.ones(2, 3, device: images.device));
        objective.Differentiate(new TrainingBatch(0, Step: 3, [1, 2], rows, images, labels));
        TensorAssert.Close(
            network.Relaxed(images, DropoutMasks.Off, alpha: 2), bank.Relaxed.narrow(0, 1, 2), 1e-5, 1e-6);
    }

    private static double Loss(string name, int parameter, double change) =>
        Differentiate(name, 2, TestDevice.Current, parameters =>
        {
            using var noGradients = torch.no_grad();
            parameters[parameter].flatten()[0].add_(change);
        }).Loss.item<float>();

    private static (torch.Tensor Loss, IReadOnlyList<torch.Tensor> Gradients) Differentiate(
        string name,
        int shards,
        torch.Device device,
        Action<IReadOnlyList<torch.Tensor>>? change = null,
        IHashingLoss? loss = null)
    {
        using var pool = new ShardPool(shards);
        using var generator = new torch.Generator(3);
        using var network = Network(generator);
        var backbone = network.Backbone;
        var head = Dense.Default(backbone.Features, TinyImages.Classes, generator);
        network.to(device);
        head.to(device);
        var labels = RandomTensor.Uniform([Items, TinyImages.Classes], 3, "labels").gt(0).to_type(torch.float32);
        using var bank = CodeBank.Official(RandomTensor.Uniform([Items, 8], 3, "bank").to(device), labels.to(device));
        loss ??= Loss(name, device);
        using var state = loss.State;
        var dropout = new DropoutSource(3, name, network.DropoutLayers);
        using var classification = new ClassificationObjective(network, head, name == "classification", pool, dropout);
        using var defense = new Begun(name, network, loss, bank, labels, pool);
        ITrainingObjective objective = name.Split(' ')[0] switch
        {
            "hashing" => new HashingObjective(network, loss, bank, pool, dropout),
            "classification" or "multi-label" => classification,
            _ => new AdversarialObjective(
                network, loss, bank, defense.Of(device), s_attacked, pool, dropout, new RandomStart(3, name)),
        };
        change?.Invoke([.. objective.Parameters]);
        int[] items = [4, 0, 6, 1, 2];
        var rows = OwnMemory.Places(items, TestDevice.Current);
        var terms = objective.Differentiate(new TrainingBatch(
            Epoch: 2,
            Step: 0,
            items,
            rows.to(device),
            RandomTensor.Images(Batch, seed: 3).to(device),
            labels.index_select(0, rows).to(device)));
        return (terms.Total, [.. objective.Parameters.Select(
            parameter => (parameter.grad ?? throw new InvalidOperationException()).clone())]);
    }

    private static HashNetwork Network(torch.Generator generator)
    {
        var backbone = new LinearBackbone(TinyImages.Size, generator);
        return new HashNetwork(backbone, Dense.Default(backbone.Features, 8, generator));
    }

    private static IHashingLoss Loss(string name, torch.Device device) => name.Split(" with ")[^1] switch
    {
        "a classifier" => new GreedyHashLoss(0.1, trained: true, firstLabelOnly: false, Start(device)),
        "coupled images" => new HashNetLoss(scale: 0.1, perBit: false, continuation: null),
        _ => new DpshLoss(quantization: 0.1),
    };

    private static HashingLossStart Start(torch.Device device) => new()
    {
        Seed = 3,
        Phase = "hashing",
        Items = Items,
        Bits = 8,
        Classes = TinyImages.Classes,
        Device = device,
    };

    // The defence of a name, where it is one.
    private sealed class Begun(
        string name, HashNetwork network, IHashingLoss loss, CodeBank bank, torch.Tensor labels, ShardPool pool)
        : IDisposable
    {
        private IDefense? _defense;

        public IDefense Of(torch.Device device) =>
            _defense = SomeDefenses.Of(name.Split(" with ")[0], s_attacked).Begin(new DefenseStart
            {
                Network = network,
                Loss = loss,
                Bank = bank,
                Images = new TensorImageSet(RandomTensor.Images(Items, seed: 3), labels),
                Plan = SmallModel.Plan("defense", seed: 3),
                Device = device,
                Pool = pool,
                Frozen = () =>
                {
                    using var generator = new torch.Generator(3);
                    var copy = Network(generator);
                    copy.to(device);
                    copy.Freeze(torch.float32);
                    copy.Take(network);
                    return copy;
                },
            });

        public void Dispose() => (_defense as IDisposable)?.Dispose();
    }

    private sealed class NoLoss : IHashingLoss
    {
        public HashingLossTerms Compute(torch.Tensor relaxed, HashingBatch batch, CodeBank bank) =>
            new(torch.zeros([], device: TestDevice.Current), torch.zeros([], device: TestDevice.Current));
    }
}

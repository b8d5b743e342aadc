using System.Text.Json;
using CgAT.Core.Attacks.Prototypes;
using CgAT.Core.Attacks.Targets;
using CgAT.Core.Checkpoints;
using CgAT.Core.Data;
using CgAT.Core.Defenses;
using CgAT.Core.Defenses.Atrdh;
using CgAT.Core.Hashing;
using CgAT.Core.Tests.Support;
using CgAT.Core.Training;
using TorchSharp;

namespace CgAT.Core.Tests.Defenses;

/// <summary>ATRDH in the code of its authors and in SAAT's: the adversarial term, and a training step by step.</summary>
[Trait("Device", "any")]
public sealed class GoldenAtrdhTests
{
    private static readonly JsonElement s_root = GoldenFile.Read("atrdh.json");

    public static TheoryData<AtrdhPort, int> Trajectories() => new()
    {
        { AtrdhPort.Tha, 1 }, { AtrdhPort.Tha, 2 }, { AtrdhPort.Saat, 1 }, { AtrdhPort.Saat, 2 },
    };

    [Theory]
    [InlineData("weight_1 (tha)", 1)]
    [InlineData("weight_2 (saat port)", 2)]
    public void The_adversarial_term_and_its_gradient_are_the_official_ones(string name, double lambda)
    {
        using var scope = torch.NewDisposeScope();
        var term = s_root.GetProperty("term");
        var golden = term.GetProperty(name);
        var attacked = GoldenFile.Tensor(term.GetProperty("u_adv")).requires_grad_();
        var labels = GoldenFile.Tensor(term.GetProperty("labels"));
        using var benign = CodeBank.Binary(
            GoldenFile.Tensor(term.GetProperty("U")), GoldenFile.Tensor(term.GetProperty("bank_labels")));
        var batch = new HashingBatch(0, [0, 1, 2, 3, 4], torch.arange(5, device: labels.device), labels);

        var loss = AtrdhDefense.Term(attacked, batch, benign, lambda);
        Close(golden.GetProperty("loss").GetDouble(), loss.item<float>());
        loss.backward();
        TensorAssert.Close(GoldenFile.Tensor(golden.GetProperty("grad_u")), attacked.grad!, 1e-5, 1e-6);
    }

    [Fact]
    public void The_official_targets_are_the_label_vectors_of_the_training_set_in_our_order() =>
        Assert.All(Enum.GetValues<AtrdhPort>(), port =>
        {
            using var scope = torch.NewDisposeScope();
            var (golden, start) = (Golden(port), Start(port));
            var vectors = DistinctLabels.Of(new TensorImageSet(start.Images, start.Labels)).Vectors;
            TensorAssert.Same(
                GoldenFile.Tensor(golden.GetProperty("target_labels")),
                MultiHot.Of(vectors, (int)start.Labels.shape[1], TestDevice.Current));
        });

    [Theory]
    [MemberData(nameof(Trajectories))]
    public void Losses_and_learning_rates_of_every_step_are_the_official_ones(AtrdhPort port, int shards)
    {
        Watched? defense = null;
        using var run = TrajectoryRun.Of(Start(port, each => defense = each), new DphLoss(), shards);
        var (steps, prototypes) = (Steps(port), Assert.IsType<Watched>(defense).Defense.PrototypeRecords);
        Assert.Equal(steps.Count, run.Records.Count);
        Assert.Equal(steps.Count, prototypes.Count);
        for (var step = 0; step < steps.Count; step++)
        {
            var (expected, actual) = (steps[step], run.Records[step]);
            Close(expected[0], prototypes[step].Loss);
            Close(expected[^1], prototypes[step].LearningRate);
            Close(expected[^1], actual.LearningRate);
            Close(expected[^2], actual.Loss);
            if (port == AtrdhPort.Saat)
            {
                Close(expected[1], actual.Hash + actual.Quantization);
                Close(expected[2], actual.Adversarial);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Trajectories))]
    public void Prototype_codes_and_the_weights_of_both_networks_are_the_official_ones(AtrdhPort port, int shards)
    {
        Watched? defense = null;
        using var run = TrajectoryRun.Of(Start(port, each => defense = each), new DphLoss(), shards);
        var golden = Golden(port);
        var codes = GoldenFile.Tensor(golden.GetProperty("prototype_codes"));
        var watched = Assert.IsType<Watched>(defense);
        Assert.Equal(codes.shape[0], watched.Guides.Count);
        Assert.All(Enumerable.Range(0, watched.Guides.Count), step => Assert.Equal(
            TensorAssert.Values(codes[step]), watched.Guides[step]));
        run.RequireWeights(GoldenFile.Weights(golden.GetProperty("weights_end")));
        var weights = GoldenFile.Weights(golden.GetProperty("pnet_end"));
        Assert.Equal(weights.Keys.Order(), watched.FinalWeights.Keys.Order());
        Assert.All(weights, entry => Assert.All(
            TensorAssert.Values(entry.Value).Zip(watched.FinalWeights[entry.Key]),
            pair => Assert.Equal(pair.First, pair.Second, 1e-5)));
    }

    private static JsonElement Golden(AtrdhPort port) =>
        s_root.GetProperty(port == AtrdhPort.Tha ? "trajectory_tha" : "trajectory_saat_port");

    private static IReadOnlyList<double[]> Steps(AtrdhPort port) =>
    [
        .. Golden(port).EnumerateObject().Single(entry => entry.Name.StartsWith("steps", StringComparison.Ordinal))
            .Value.EnumerateArray().Select(step => step.EnumerateArray().Select(each => each.GetDouble()).ToArray()),
    ];

    private static TrajectoryStart Start(AtrdhPort port, Action<Watched>? made = null)
    {
        var golden = Golden(port);
        var settings = new AtrdhSettings
        {
            Training = SomeDefenses.Training(3, 8.0 / 255, 2.0 / 255, port == AtrdhPort.Tha ? 1 : 2)
                with
            { RandomStart = false },
            Port = port,
            Hidden = 16,
            Features = 8,
            PrototypeLearningRate = 1e-4,
        };
        return new TrajectoryStart
        {
            Images = GoldenFile.Tensor(golden.GetProperty("X")),
            Labels = GoldenFile.Tensor(golden.GetProperty("Y")),
            Weights = GoldenFile.Weights(golden.GetProperty("weights_start")),
            Settings = settings,
            Begin = start =>
            {
                var defense = new Watched(settings, start, golden);
                made?.Invoke(defense);
                return defense;
            },
            Relaxed = golden.TryGetProperty("benign_bank_start", out var benign) ? GoldenFile.Tensor(benign) : null,
            Plan = new TrainingPlan
            {
                Phase = "atrdh",
                Seed = 0,
                Epochs = 2,
                BatchSize = 4,
                Shuffled = false,
                Optimizer = new AdamSettings { LearningRate = 1e-4, Beta1 = 0.5 },
                Decay = new StepsDecaySettings { At = [0.5, 0.75], DecayBy = 0.1, WholeStepsOnly = true },
            },
        };
    }

    private static void Close(double expected, double? actual) =>
        Assert.Equal(expected, Assert.NotNull(actual), Math.Max(1e-6, 1e-5 * Math.Abs(expected)));

    // The defence with the PrototypeNet and the targets of a golden file, which keeps what it was attacked towards.
    private sealed class Watched : IDefense, IDisposable
    {
        private readonly PrototypeNet _prototypes;

        public Watched(AtrdhSettings settings, DefenseStart start, JsonElement golden)
        {
            using var generator = new torch.Generator(0);
            _prototypes = PrototypeNet.Create(
                start.Images.Classes, start.Network.Bits, settings.Hidden, settings.Features, false, generator);
            _prototypes.load_state_dict(GoldenFile.Weights(golden.GetProperty("pnet_start")).ToDictionary());
            var selected = golden.GetProperty("selected");
            Defense = new AtrdhDefense(settings, start, _prototypes, (batch, _) =>
                [.. selected[batch.Step].EnumerateArray().Select(row => row.GetInt32())]);
        }

        public AtrdhDefense Defense { get; }

        public List<double[]> Guides { get; } = [];

        public Dictionary<string, double[]> FinalWeights { get; private set; } = [];

        public IDefenseStep Begin(DefenseBatch batch)
        {
            var step = Defense.Begin(batch);
            Guides.Add(TensorAssert.Values(Assert.IsType<torch.Tensor>(step.Attack.Guides)));
            return step;
        }

        public void Transfer(IStateTransfer state) => Defense.Transfer(state);

        public void Dispose()
        {
            FinalWeights = _prototypes.state_dict().ToDictionary(
                entry => entry.Key, entry => TensorAssert.Values(entry.Value));
            Defense.Dispose();
        }
    }
}

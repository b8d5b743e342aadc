using System.Text.Json;
using CgAT.Core.Defenses;
using CgAT.Core.Defenses.Cgat;
using CgAT.Core.Hashing;
using CgAT.Core.Numerics;
using CgAT.Core.Tests.Support;
using CgAT.Core.Training;
using TorchSharp;

namespace CgAT.Core.Tests.Defenses;

/// <summary>SAAT's adversarial training: its loss case by case, and two trainings step by step.</summary>
[Trait("Device", "any")]
public sealed class GoldenSaatTests
{
    private const string Outer = "outer";

    private static readonly JsonElement s_root = GoldenFile.Read("saat_defense.json");

    private static readonly IReadOnlyDictionary<string, JsonElement> s_losses =
        GoldenFile.Cases(s_root.GetProperty(Outer).GetProperty("cases"), "method");

    private static readonly IReadOnlyDictionary<string, JsonElement> s_trajectories =
        GoldenFile.Cases(s_root.GetProperty("trajectories"), "method");

    public static TheoryData<string> Losses() => [.. s_losses.Keys];

    public static TheoryData<string, int> Trajectories()
    {
        var data = new TheoryData<string, int>();
        foreach (var name in s_trajectories.Keys)
        {
            data.Add(name, 1);
            data.Add(name, 2);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void The_loss_and_its_gradients_are_the_official_ones(string name)
    {
        using var scope = torch.NewDisposeScope();
        var (golden, outer) = (s_losses[name], s_root.GetProperty(Outer));
        var (clean, attacked) = (Codes("u_ben"), Codes("u_adv"));
        var (bankCodes, bankLabels) = (Tensor("bank_U (before this batch)"), Tensor("bank_Y"));

        // An official bank is made of signs; this one was trained with.
        using var bank = CodeBank.Official(bankCodes, bankLabels);
        bank.Codes.copy_(bankCodes);
        var items = outer.GetProperty("ind").EnumerateArray().Select(item => item.GetInt32()).ToList();
        var rows = OwnMemory.Places(items, TestDevice.Current);
        var batch = new TrainingBatch(
            Epoch: 0, Step: 0, items, rows, RandomTensor.Images(items.Count, seed: 1), bankLabels.index_select(0, rows));
        var (settings, loss) = (Settings(golden), Loss(golden));
        var step = new CgatDefense(settings, loss).Begin(
            new DefenseBatch(batch, bank, settings.Training.Schedule.At(0), () => throw new NotSupportedException()));
        bank.Write(rows, clean, batch.Labels);
        var hashing = loss.Compute(clean, batch.Hashing, bank);
        var terms = step.Terms(new DefenseOutputs(attacked, clean, null));
        var benign = hashing.Similarity + hashing.Quantization;
        var total = benign + Assert.IsType<torch.Tensor>(terms.Center) + Assert.IsType<torch.Tensor>(terms.Quantization);

        Close(golden.GetProperty("benign").GetDouble(), benign.item<float>());
        Close(Number(golden, "lambda") * Number(golden, "adv"), terms.Center.item<float>());
        Close(Number(golden, "mu") * Number(golden, "quantisation"), terms.Quantization.item<float>());
        Close(Number(golden, "loss"), total.item<float>());
        total.backward();
        TensorAssert.Close(GoldenFile.Tensor(golden.GetProperty("grad_u_adv")), attacked.grad!, 1e-5, 1e-6);
        TensorAssert.Close(GoldenFile.Tensor(golden.GetProperty("grad_u_ben")), clean.grad!, 1e-5, 1e-6);

        torch.Tensor Tensor(string key) => GoldenFile.Tensor(outer.GetProperty(key));
        torch.Tensor Codes(string key) => Tensor(key).requires_grad_();
    }

    [Theory]
    [MemberData(nameof(Trajectories))]
    public void Losses_and_learning_rates_of_every_step_are_the_official_ones(string name, int shards)
    {
        var golden = s_trajectories[name];
        var steps = Steps(golden);
        using var run = TrajectoryRun.Of(Start(golden), Loss(golden), shards);
        Assert.Equal(steps.Count, run.Records.Count);
        Assert.All(steps.Zip(run.Records), pair =>
        {
            var (expected, actual) = pair;
            var quantization = Number(golden, "mu") * expected[3];
            var center = Number(golden, "lambda") * expected[2];
            Close(expected[1] + quantization, actual.Hash + actual.Quantization);
            Close(center, actual.Center);

            // The two nearly cancel in some steps, so that the sum is as exact as they are.
            Assert.Equal(expected[0], actual.Loss, 1e-5 * (expected[1] + quantization + Math.Abs(center)));
            Close(expected[4], actual.LearningRate);
        });
    }

    [Theory]
    [MemberData(nameof(Trajectories))]
    public void Mainstay_codes_weights_and_bank_are_the_official_ones(string name, int shards)
    {
        var golden = s_trajectories[name];
        var codes = golden.GetProperty("mainstay_codes (before the attack, after the update; per step)")
            .EnumerateArray().Select(each => GoldenFile.Tensor(each)).ToList();
        using var run = TrajectoryRun.Of(Start(golden), Loss(golden), shards);
        Assert.Equal(codes.Count, run.CenterCodes.Count);
        Assert.All(codes.Zip(run.CenterCodes), pair => TensorAssert.Same(pair.First, pair.Second));
        TensorAssert.Close(GoldenFile.Tensor(golden.GetProperty("bank_end")), run.Bank.Codes, 1e-5, 1e-5);
        run.RequireWeights(GoldenFile.Weights(golden.GetProperty("weights_end")));
    }

    private static TrajectoryStart Start(JsonElement golden) => new()
    {
        Images = GoldenFile.Tensor(golden.GetProperty("X")),
        Labels = GoldenFile.Tensor(golden.GetProperty("Y")),
        Weights = GoldenFile.Weights(golden.GetProperty("weights_start")),
        Settings = Settings(golden),
        Plan = new TrainingPlan
        {
            Phase = "saat",
            Seed = 0,
            Epochs = 2,
            BatchSize = 4,
            Shuffled = false,
            Optimizer = new SgdSettings { LearningRate = Steps(golden)[0][4], Momentum = 0, WeightDecay = 1e-5 },
            Decay = new StepsDecaySettings { At = [0.5, 0.75], DecayBy = 0.1, WholeStepsOnly = true },
        },
    };

    private static CgatSettings Settings(JsonElement golden) => new()
    {
        Training = SomeDefenses.Training(7, 8.0 / 255, 2.0 / 255, Number(golden, "lambda")) with { RandomStart = false },
        Mu = Number(golden, "mu"),
        Weights = CenterWeights.Cosine,
        OfficialBank = true,
        SignsOfBatch = true,
    };

    private static IHashingLoss Loss(JsonElement golden) => golden.GetProperty("method").GetString() switch
    {
        "DPSH" => new DpshLoss(quantization: 50, overPairs: true),
        "DPH" => new DphLoss(),
        "HashNet" => new HashNetLoss(scale: 10, perBit: true, continuation: null),
        var method => throw new InvalidOperationException($"no loss for {method}"),
    };

    private static IReadOnlyList<double[]> Steps(JsonElement golden) =>
    [
        .. golden.GetProperty("steps [loss, benign, adv, quantisation, lr]").EnumerateArray()
            .Select(step => step.EnumerateArray().Select(value => value.GetDouble()).ToArray()),
    ];

    private static double Number(JsonElement golden, string key) => golden.GetProperty(key).GetDouble();

    private static void Close(double expected, double? actual) =>
        Assert.Equal(expected, Assert.NotNull(actual), Math.Max(1e-6, 1e-5 * Math.Abs(expected)));
}

using CgAT.Core.Hashing;
using CgAT.Core.Tests.Support;

namespace CgAT.Core.Tests.Defenses;

/// <summary>The official code's adversarial training, step by step.</summary>
[Trait("Device", "any")]
public sealed class GoldenTrajectoryTests
{
    /// <summary>Each method with a trajectory, on one shard and on two.</summary>
    public static TheoryData<string, int> Runs()
    {
        var runs = new TheoryData<string, int>();
        foreach (var method in new[] { "DPSH", "DPH", "HashNet" })
        {
            runs.Add(method, 1);
            runs.Add(method, 2);
        }

        return runs;
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Losses_and_learning_rates_of_every_step_are_the_official_ones(string method, int shards)
    {
        var golden = Golden(method);
        using var run = TrajectoryRun.Of(golden.Start, Loss(method), shards);
        Assert.Equal(golden.Steps.Count, run.Records.Count);
        Assert.All(golden.Steps.Zip(run.Records), pair =>
        {
            var (expected, actual) = pair;
            Close(expected.Loss, actual.Loss);
            Close(expected.Hashing, actual.Hash + actual.Quantization);
            Close(expected.Adversarial, actual.Center);
            Close(expected.LearningRate, actual.LearningRate);
        });
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Center_codes_of_every_step_are_the_official_ones(string method, int shards)
    {
        var golden = Golden(method);
        using var run = TrajectoryRun.Of(golden.Start, Loss(method), shards);
        Assert.Equal(golden.CenterCodes.Count, run.CenterCodes.Count);
        Assert.All(golden.CenterCodes.Zip(run.CenterCodes), pair => TensorAssert.Same(pair.First, pair.Second));
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Weights_and_bank_at_the_end_are_the_official_ones(string method, int shards)
    {
        var golden = Golden(method);
        using var run = TrajectoryRun.Of(golden.Start, Loss(method), shards);
        TensorAssert.Close(golden.FinalBank, run.Bank.Codes, 1e-5, 1e-5);
        run.RequireWeights(golden.FinalWeights);
    }

    private static GoldenTrajectory Golden(string method) => new($"trajectory_{method}.json");

    private static IHashingLoss Loss(string method) => method switch
    {
        "DPSH" => new DpshLoss(quantization: 0.001),
        "DPH" => new DphLoss(),
        "HashNet" => new HashNetLoss(scale: 0.1, perBit: false, continuation: null),
        _ => throw new ArgumentException($"no loss for {method}", nameof(method)),
    };

    private static void Close(double expected, double? actual) =>
        Assert.Equal(expected, Assert.NotNull(actual), Math.Max(1e-6, 1e-5 * Math.Abs(expected)));
}

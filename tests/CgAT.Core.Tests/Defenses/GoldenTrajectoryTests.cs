using CgAT.Core.Hashing;
using CgAT.Core.Tests.Support;

namespace CgAT.Core.Tests.Defenses;

/// <summary>The official code's adversarial training, step by step.</summary>
public sealed class GoldenTrajectoryTests
{
    private static readonly GoldenTrajectory s_golden = new("trajectory_DPSH.json");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Losses_and_learning_rates_of_every_step_are_the_official_ones(int shards)
    {
        using var run = TrajectoryRun.Of(s_golden, new DpshLoss(quantization: 0.001), shards);
        Assert.Equal(s_golden.Steps.Count, run.Records.Count);
        Assert.All(s_golden.Steps.Zip(run.Records), pair =>
        {
            var (expected, actual) = pair;
            Close(expected.Loss, actual.Loss);
            Close(expected.Hashing, actual.Hash + actual.Quantization);
            Close(expected.Adversarial, actual.Center);
            Close(expected.LearningRate, actual.LearningRate);
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Center_codes_of_every_step_are_the_official_ones(int shards)
    {
        using var run = TrajectoryRun.Of(s_golden, new DpshLoss(quantization: 0.001), shards);
        Assert.Equal(s_golden.CenterCodes.Count, run.CenterCodes.Count);
        Assert.All(s_golden.CenterCodes.Zip(run.CenterCodes), pair => TensorAssert.Same(pair.First, pair.Second));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Weights_and_bank_at_the_end_are_the_official_ones(int shards)
    {
        using var run = TrajectoryRun.Of(s_golden, new DpshLoss(quantization: 0.001), shards);
        TensorAssert.Close(s_golden.FinalBank, run.Bank.Codes, 1e-5, 1e-5);
        var weights = s_golden.FinalWeights;
        Assert.All(run.Network.named_parameters(), entry => TensorAssert.Close(
            weights[TinyNetwork.GoldenName(entry.name)].view(entry.parameter.shape), entry.parameter, 0, 1e-5));
    }

    private static void Close(double expected, double? actual) =>
        Assert.Equal(expected, Assert.NotNull(actual), Math.Max(1e-6, 1e-5 * Math.Abs(expected)));
}

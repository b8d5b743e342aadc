using CgAT.Core.Tests.Support;
using CgAT.Core.Training;
using TorchSharp;

namespace CgAT.Core.Tests.Training;

/// <summary>Averages of weights, and which epoch's weights count, on w ← w - 1 a step from 0, two steps an epoch.</summary>
public sealed class EpochSelectionTests
{
    [Fact]
    public void The_weights_of_the_best_epoch_count()
    {
        var (weight, records) = Train([0.1, 0.4, 0.3], averaging: null);
        Assert.Equal(-4, weight);
        Assert.Equal([null, 0.1, null, 0.4, null, 0.3], records.Select(record => record.Validation));
    }

    [Fact]
    public void Without_scores_the_last_weights_count() => Assert.Equal(-6, Train([null, null, null], null).Weight);

    [Fact]
    public void An_epoch_astray_ends_training_with_the_weights_of_before()
    {
        var (weight, records) = Train([null, null, null], averaging: null, astray: 1);
        Assert.Equal((-2, 4), (weight, records.Count));
        Assert.Equal([null, 0.25, null, 0.75], records.Select(record => record.Gap));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public void Training_ends_with_the_average_of_the_weights(double decay)
    {
        var average = 0.0;
        for (var step = 1; step <= 6; step++)
        {
            var kept = Math.Min(decay, (1.0 + step) / (10 + step));
            average = (kept * average) - ((1 - kept) * step);
        }

        using var scope = torch.NewDisposeScope();
        using var objective = new WatchedBatches([0f], weights => torch.ones_like(weights));
        Trainer.Run(objective, Plan(decay), WatchedBatches.Images(8), TestDevice.Current);
        Assert.Equal(average, objective.Parameters[0].item<float>(), 1e-5);
        Assert.Equal([0.0, -1, -2, -3, -4, -5], objective.Weights.Select(weights => weights[0])); // not what is trained
    }

    [Fact]
    public void Averages_are_judged_and_kept_where_weights_are_averaged()
    {
        using var scope = torch.NewDisposeScope();
        var (weight, _) = Train([0.1, 0.4, 0.3], averaging: 0.5);
        var seen = new double[4];
        for (var step = 1; step <= 4; step++)
        {
            var kept = Math.Min(0.5, (1.0 + step) / (10 + step));
            seen[step - 1] = ((step == 1 ? 0 : seen[step - 2]) * kept) - ((1 - kept) * step);
        }

        Assert.Equal(seen[3], weight, 1e-5);
    }

    private static (double Weight, IReadOnlyList<TrainingRecord> Records) Train(
        double?[] scores, double? averaging, int astray = int.MaxValue)
    {
        using var scope = torch.NewDisposeScope();
        using var objective = new WatchedBatches([0f], weights => torch.ones_like(weights));
        using var network = new Network(objective);
        var records = Trainer.Run(
            objective,
            Plan(averaging),
            WatchedBatches.Images(8),
            TestDevice.Current,
            judge: new Judge(network, scores, astray));
        return (objective.Parameters[0].item<float>(), records);
    }

    private static TrainingPlan Plan(double? averaging) => Some.Plan(epochs: 3, batchSize: 4) with
    {
        Averaging = averaging,
        Optimizer = new SgdSettings { LearningRate = 1, Momentum = 0, WeightDecay = 0 },
    };

    private sealed class Network : torch.nn.Module
    {
        public Network(WatchedBatches objective)
            : base(nameof(Network)) => register_parameter("weight", objective.Parameters[0]);
    }

    private sealed class Judge(torch.nn.Module network, double?[] scores, int astray) : IEpochJudge
    {
        public torch.nn.Module Network => network;

        EpochJudgement IEpochJudge.Judge(int epoch) => new()
        {
            Score = scores[epoch],
            Gap = astray == int.MaxValue ? null : epoch == astray ? 0.75 : 0.25,
            IsAstray = epoch == astray,
        };
    }
}

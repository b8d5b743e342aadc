using CgAT.Core.Tests.Support;
using CgAT.Core.Training;
using TorchSharp;

namespace CgAT.Core.Tests.Training;

/// <summary>The optimizers against their formulas, on the loss Σ w³ / 3 with the gradient w².</summary>
public sealed class OptimizerTests
{
    private static readonly float[] s_start = [1.5f, -0.5f, 0.25f];

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.9, 0)]
    [InlineData(0.9, 5e-4)]
    [InlineData(0, 0.1)]
    public void Sgd_steps_along_momentum_and_penalty(double momentum, double weightDecay)
    {
        var optimizer = new SgdSettings { LearningRate = 0.05, Momentum = momentum, WeightDecay = weightDecay };
        var velocity = new double[s_start.Length];
        AssertPath(optimizer, new ConstantDecaySettings(), (weight, at, _) =>
        {
            velocity[at] = (momentum * velocity[at]) + (weight * weight) + (weightDecay * weight);
            return weight - (0.05 * velocity[at]);
        });
    }

    [Fact]
    public void Adam_steps_with_pytorch_s_constants()
    {
        var (first, second) = (new double[s_start.Length], new double[s_start.Length]);
        AssertPath(new AdamSettings { LearningRate = 0.05 }, new ConstantDecaySettings(), (weight, at, step) =>
        {
            var gradient = weight * weight;
            first[at] = (0.9 * first[at]) + (0.1 * gradient);
            second[at] = (0.999 * second[at]) + (0.001 * gradient * gradient);
            var mean = first[at] / (1 - Math.Pow(0.9, step + 1));
            var square = second[at] / (1 - Math.Pow(0.999, step + 1));
            return weight - (0.05 * mean / (Math.Sqrt(square) + 1e-8));
        });
    }

    [Fact]
    public void The_decay_applies_to_the_step_that_it_names()
    {
        var decay = new StepsDecaySettings { At = [0.5], DecayBy = 0.1 };
        var optimizer = new SgdSettings { LearningRate = 0.05, Momentum = 0, WeightDecay = 0 };
        AssertPath(optimizer, decay, (weight, _, step) => weight - ((step < 3 ? 0.05 : 0.005) * weight * weight));
    }

    // Six steps of ours beside those of a formula in double precision.
    private static void AssertPath(
        OptimizerSettings optimizer, DecaySettings decay, Func<double, int, int, double> formula)
    {
        using var scope = torch.NewDisposeScope();
        using var objective = new WatchedBatches(s_start, weights => weights * weights);
        var plan = Some.Plan(epochs: 3, batchSize: 4) with { Optimizer = optimizer, Decay = decay };
        Trainer.Run(objective, plan, WatchedBatches.Images(8), TestDevice.Current);

        double[] weights = [.. s_start.Select(value => (double)value)];
        Assert.Equal(6, objective.Weights.Count);
        for (var step = 0; step < objective.Weights.Count; step++)
        {
            Assert.All(weights.Zip(objective.Weights[step]), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
            weights = [.. weights.Select((weight, at) => formula(weight, at, step))];
        }
    }
}

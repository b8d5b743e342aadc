using CgAT.Core.Checkpoints;
using CgAT.Core.Models;
using CgAT.Core.Tests.Hashing;
using CgAT.Core.Tests.Models;
using CgAT.Core.Tests.Support;
using CgAT.Core.Training;

namespace CgAT.Core.Tests.Checkpoints;

/// <summary>Training that is stopped after a step and goes on in new objects comes to the same bits.</summary>
[Trait("Device", "any")]
public sealed class ResumedTrainingTests
{
    private static readonly Dictionary<string, OptimizerSettings> s_optimizers = new()
    {
        ["sgd"] = new SgdSettings { LearningRate = 0.01, Momentum = 0.9, WeightDecay = 5e-4 },
        ["adam"] = new AdamSettings { LearningRate = 1e-3 },
    };

    public static TheoryData<string, string> PhasesAndOptimizers()
    {
        var data = new TheoryData<string, string>();
        foreach (var phase in Phases.Names)
        {
            data.Add(phase, "sgd");
            if (!Phases.Rivals.Contains(phase))
            {
                data.Add(phase, "adam");
            }
        }

        return data;
    }

    [Theory]
    [InlineData("cgat", "sgd")]
    [InlineData("hashing", "adam")]
    public void Stopped_after_any_step_it_goes_on_to_the_same_weights_and_records(string phase, string optimizer)
    {
        var expected = Train(phase, optimizer, null, stopAfter: 0);
        for (var step = 1; step < Phases.Steps; step++)
        {
            var kept = new KeptInMemory();
            Assert.Null(Train(phase, optimizer, kept, stopAfter: step));
            RequireEqual(expected, Train(phase, optimizer, kept, stopAfter: 0));
        }
    }

    [Theory]
    [MemberData(nameof(PhasesAndOptimizers))]
    public void Stopped_after_every_step_it_comes_to_the_same_weights_and_records(string phase, string optimizer)
    {
        var kept = new KeptInMemory();
        for (var step = 1; step < Phases.Steps; step++)
        {
            Assert.Null(Train(phase, optimizer, kept, stopAfter: step));
        }

        RequireEqual(Train(phase, optimizer, null, stopAfter: 0), Train(phase, optimizer, kept, stopAfter: 0));
    }

    /// <summary>Hashing training and CgAT with each loss: several draw, train or solve for something of their own.</summary>
    public static TheoryData<string, string> PhasesAndLosses()
    {
        var data = new TheoryData<string, string>();
        foreach (var loss in EveryLoss.All)
        {
            data.Add("hashing", loss);
            data.Add("cgat", loss);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(PhasesAndLosses))]
    public void What_a_loss_keeps_from_step_to_step_is_part_of_the_state(string phase, string loss)
    {
        var kept = new KeptInMemory();
        for (var step = 1; step < Phases.Steps; step++)
        {
            Assert.Null(Train(phase, "sgd", kept, stopAfter: step, loss));
        }

        RequireEqual(
            Train(phase, "sgd", null, stopAfter: 0, loss), Train(phase, "sgd", kept, stopAfter: 0, loss));
    }

    [Fact]
    public void Keeping_the_state_before_each_step_changes_nothing()
    {
        var kept = new KeptInMemory { IsDue = true };
        RequireEqual(Train("cgat", "sgd", null, stopAfter: 0), Train("cgat", "sgd", kept, stopAfter: 0));
        Assert.Equal(Phases.Steps - 1, kept.Saves);
    }

    [Fact]
    public void Killed_after_a_checkpoint_it_does_the_steps_since_then_again()
    {
        var kept = new KeptInMemory { IsDue = true };
        Assert.Throws<InvalidTimeZoneException>(() => Train(
            "hashing", "adam", kept, progress: done => ThrowAt(done, 4)));
        Assert.Equal(3, kept.Saves);

        var steps = new List<int>();
        var resumed = Train("hashing", "adam", kept, progress: steps.Add);

        // The first report says where it goes on.
        Assert.Equal([3, 4, 5, 6], steps);
        RequireEqual(Train("hashing", "adam", null, stopAfter: 0), resumed);
    }

    [Theory]
    [InlineData("hashing", "sgd", "hashing", "adam")]
    [InlineData("cgat", "sgd", "hashing", "sgd")]
    [InlineData("hashing", "sgd", "warm-up", "sgd")]
    [InlineData("cgat official", "adam", "cgat", "adam")]
    public void The_state_of_another_training_is_refused(string phase, string optimizer, string other, string with)
    {
        var kept = new KeptInMemory();
        Train(phase, optimizer, kept, stopAfter: 2);
        Assert.Throws<InvalidDataException>(() => Train(other, with, kept, stopAfter: 0));
    }

    private static void ThrowAt(int done, int at)
    {
        if (done == at)
        {
            // Nothing else throws it.
            throw new InvalidTimeZoneException();
        }
    }

    // The file of the model and the records; null where it was stopped.
    private static (byte[] Weights, IReadOnlyList<TrainingRecord> Records)? Train(
        string phase, string optimizer, ICheckpoints? checkpoints, int stopAfter, string? loss = null)
    {
        using var stop = new CancellationTokenSource();
        try
        {
            return Train(phase, optimizer, checkpoints, Stop, loss, stop.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        void Stop(int done)
        {
            if (done == stopAfter)
            {
                stop.Cancel();
            }
        }
    }

    private static (byte[] Weights, IReadOnlyList<TrainingRecord> Records)? Train(
        string phase,
        string optimizer,
        ICheckpoints? checkpoints,
        Action<int> progress,
        string? loss = null,
        CancellationToken stop = default)
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 2);
        using var model = SmallModel.Create(computation);
        var records = Phases.Run(
            phase, loss, s_optimizers[optimizer], model, new StepsDone(progress), checkpoints, stop);
        return (SmallModel.Weights(model), records);
    }

    private static void RequireEqual(
        (byte[] Weights, IReadOnlyList<TrainingRecord> Records)? expected,
        (byte[] Weights, IReadOnlyList<TrainingRecord> Records)? actual)
    {
        Assert.Equal(Phases.Steps, expected!.Value.Records.Count);
        Assert.Equal(expected.Value.Records, actual!.Value.Records);
        Assert.True(expected.Value.Weights.AsSpan().SequenceEqual(actual.Value.Weights));
    }

    private sealed class StepsDone(Action<int> then) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => then(value.StepsDone);
    }
}

using CgAT.Core.Defenses;
using CgAT.Core.Hashing;
using CgAT.Core.Models;
using CgAT.Core.Tests.Support;
using CgAT.Core.Training;

namespace CgAT.Core.Tests.Models;

/// <summary>Adversarial training whose epochs are judged by attacks on training images.</summary>
[Trait("Device", "any")]
public sealed class JudgedDefenseTests
{
    [Fact]
    public void A_validation_split_is_never_trained_on_and_scores_every_epoch()
    {
        var judge = new JudgeSettings { ValidationShare = 0.2, Queries = 4, Iterations = 2 };
        var records = Train(judge, epochs: 2);
        Assert.Equal(4, records.Count); // 16 of 20 images, 8 a step, twice
        Assert.Equal([false, true, false, true], records.Select(record => record.Validation is not null));
        Assert.All(records.Where(record => record.Validation is not null), record =>
            Assert.InRange(record.Validation!.Value, 0, 1));
        var (train, held) = RobustnessJudge.Split(SmallModel.Images, judge, seed: 1);
        Assert.NotNull(held);
        Assert.Equal((16, 4), (train.Count, held.Count));
    }

    [Theory]
    [InlineData(0.001, 1)]
    [InlineData(0.2, 4)]
    [InlineData(0.999, 19)]
    public void Both_parts_of_a_split_have_an_image_however_small_the_share(double share, int expected)
    {
        var (train, held) = RobustnessJudge.Split(
            SmallModel.Images, new JudgeSettings { ValidationShare = share }, seed: 1);
        Assert.NotNull(held);
        Assert.Equal((20 - expected, expected), (train.Count, held.Count));
    }

    [Fact]
    public void The_gap_between_the_attack_of_training_and_a_strong_one_is_measured()
    {
        var records = Train(new JudgeSettings { Queries = 8, Iterations = 5, GapLimit = 2 }, epochs: 2);
        Assert.Equal(6, records.Count);
        Assert.Equal([null, null], records.Where(record => record.Gap is not null).Select(record => record.Validation));
        Assert.All(records.Select(record => record.Gap).OfType<double>(), gap => Assert.InRange(gap, -0.5, 2));
    }

    [Fact]
    public void Training_ends_when_the_gap_is_beyond_its_limit()
    {
        var judge = new JudgeSettings { Queries = 8, Iterations = 20, GapLimit = -1 }; // every gap is
        Assert.Equal(3, Train(judge, epochs: 2).Count);
    }

    private static IReadOnlyList<TrainingRecord> Train(JudgeSettings judge, int epochs)
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 1);
        using var model = SmallModel.Create(computation);
        return ModelTraining.Defend(
            model,
            SmallModel.Images,
            _ => new DpshLoss(0.001),
            SomeDefenses.Cgat(iterations: 1) with { Judge = judge },
            SmallModel.Plan("cgat", seed: 1) with { Epochs = epochs });
    }
}

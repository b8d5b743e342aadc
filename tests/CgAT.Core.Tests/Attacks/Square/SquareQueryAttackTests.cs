using CgAT.Core.Attacks;
using CgAT.Core.Attacks.Square;
using CgAT.Core.Checkpoints;
using CgAT.Core.Hashing;
using CgAT.Core.Models;
using CgAT.Core.Retrieval;
using CgAT.Core.Tests.Checkpoints;
using CgAT.Core.Tests.Models;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Attacks.Square;

[Trait("Device", "any")]
public sealed class SquareQueryAttackTests
{
    private const double Epsilon = 16.0 / 255;
    private const int Queries = 12;

    private static readonly int[] s_done = [7, 14, 20];

    [Theory]
    [InlineData(SquareGoal.AwayFromOwnCode)]
    [InlineData(SquareGoal.TowardsTargetCode)]
    public void The_gain_is_what_the_codes_say_and_images_stay_in_the_ball(SquareGoal goal)
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 2);
        using var model = SmallModel.Create(computation);
        using var other = SmallModel.Create(computation, seed: 2);
        var clean = model.Encode(SmallModel.Images, batchSize: 20);
        var targets = other.Encode(SmallModel.Images, batchSize: 20);
        var outcome = Attack(model, goal, targets);
        Assert.Equal(SmallModel.Images.Count, outcome.Codes.Count);
        Assert.All(Enumerable.Range(0, outcome.Codes.Count), query =>
        {
            var result = outcome.Queries[query];
            var moved = goal == SquareGoal.AwayFromOwnCode
                ? clean.Distance(query, outcome.Codes, query)
                : targets.Distance(query, clean, query) - targets.Distance(query, outcome.Codes, query);
            Assert.Equal(2.0 * moved / clean.Bits, result.LossGain, 1e-6);
            Assert.Equal((true, true, (float?)null), (result.InBall, result.InRange, result.ZeroGradientShare));
            Assert.InRange(result.Linf, 0, Epsilon);
            Assert.InRange(result.Steps, 0, Queries - 1);
        });
        Assert.Contains(outcome.Queries, result => result.LossGain > 0);
    }

    [Fact]
    public void Center_codes_guide_by_the_labels_of_the_queries()
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 1);
        using var model = SmallModel.Create(computation);
        var outcome = Attack(model, SquareGoal.AwayFromCenterCode);
        using var scope = torch.NewDisposeScope();
        int[] all = [.. Enumerable.Range(0, SmallModel.Images.Count)];
        var labels = SmallModel.Images.Labels(all, TestDevice.Current);
        var bank = model.Encode(SmallModel.Images, batchSize: 20).ToTensor(TestDevice.Current);
        var centers = CenterCode.Of(labels, bank, labels, binary: true, CenterWeights.Binary);
        var distances = TensorAssert.Values(centers.mul(outcome.Codes.ToTensor(TestDevice.Current)).lt(0).sum(1))
            .Select(distance => (int?)distance);
        Assert.Equal(distances, outcome.Queries.Select(result => result.HammingToGuide));
    }

    [Fact]
    public void Stopped_after_any_batch_it_goes_on_to_the_same_codes_and_results()
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 1);
        using var model = SmallModel.Create(computation);
        var expected = Attack(model, SquareGoal.AwayFromOwnCode, batchSize: 7);
        foreach (var stopAt in s_done[..^1])
        {
            var kept = new KeptInMemory();
            using var stop = new CancellationTokenSource();
            Assert.Throws<OperationCanceledException>(() => Attack(
                model,
                SquareGoal.AwayFromOwnCode,
                batchSize: 7,
                then: done => { if (done == stopAt) { stop.Cancel(); } },
                checkpoints: kept,
                stop: stop.Token));
            var counts = new List<int>();
            var resumed = Attack(model, SquareGoal.AwayFromOwnCode, batchSize: 7, then: counts.Add, checkpoints: kept);
            Assert.Equal(s_done.Where(done => done >= stopAt), counts);
            Assert.Equal(expected.Codes.Words, resumed.Codes.Words);
            Assert.Equal(expected.Queries, resumed.Queries);
        }
    }

    [Fact]
    public void There_must_be_a_target_code_for_every_query()
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 1);
        using var model = SmallModel.Create(computation);
        Assert.Throws<ArgumentException>(
            () => Attack(model, SquareGoal.TowardsTargetCode, PackedCodes.FromWords([1], 16)));
    }

    private static AttackOutcome Attack(
        HashingModel model,
        SquareGoal goal,
        PackedCodes? targets = null,
        int batchSize = 20,
        Action<int>? then = null,
        ICheckpoints? checkpoints = null,
        CancellationToken stop = default) => QueryAttack.Run(
            model,
            new AttackScene
            {
                Queries = SmallModel.Images,
                DatabaseCodes = model.Encode(SmallModel.Images, batchSize: 20, cancellation: CancellationToken.None),
                DatabaseLabels = SmallModel.Images,
                TargetCodes = targets,
            },
            new SquareAttackSettings { Epsilon = Epsilon, Queries = Queries, InitialShare = 0.8, Goal = goal },
            seed: 1,
            batchSize,
            new Counts(then),
            checkpoints,
            cancellation: stop);

    private sealed class Counts(Action<int>? then) : IProgress<int>
    {
        public void Report(int value) => then?.Invoke(value);
    }
}

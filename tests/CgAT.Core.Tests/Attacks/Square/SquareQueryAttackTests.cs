using CgAT.Core.Attacks.Square;
using CgAT.Core.Checkpoints;
using CgAT.Core.Hashing;
using CgAT.Core.Models;
using CgAT.Core.Retrieval;
using CgAT.Core.Tests.Checkpoints;
using CgAT.Core.Tests.Models;
using CgAT.Core.Tests.Support;

namespace CgAT.Core.Tests.Attacks.Square;

public sealed class SquareQueryAttackTests
{
    private static readonly int[] s_done = [7, 14, 20];

    private static readonly SquareAttackSettings s_settings =
        new() { Epsilon = 16.0 / 255, Queries = 12, InitialShare = 0.8 };

    [Fact]
    public void Distances_are_those_of_the_codes_before_and_after()
    {
        using var computation = Computation.Open("cpu", threads: 2);
        using var model = SmallModel.Create(computation);
        var clean = model.Encode(SmallModel.Images, batchSize: 20);
        foreach (var goal in new[] { SquareGoal.AwayFromOwnCode, SquareGoal.AwayFrom(clean) })
        {
            var outcome = Attack(model, goal);
            Assert.Equal(SmallModel.Images.Count, outcome.Codes.Count);
            Assert.All(Enumerable.Range(0, outcome.Codes.Count), query =>
            {
                var result = outcome.Queries[query];
                Assert.Equal((0, clean.Distance(query, outcome.Codes, query)),
                    (result.FirstDistance, result.LastDistance));
                Assert.InRange(result.Linf, 0, s_settings.Epsilon);
                Assert.InRange(result.L2, 0, s_settings.Epsilon * Math.Sqrt(3 * 32 * 32));
                Assert.InRange(result.Queries, 1, s_settings.Queries);
            });
            Assert.Contains(outcome.Queries, result => result.LastDistance > 0);
        }
    }

    [Fact]
    public void A_targeted_attack_comes_near_the_targets()
    {
        using var computation = Computation.Open("cpu", threads: 1);
        using var model = SmallModel.Create(computation);
        using var other = SmallModel.Create(computation, seed: 2);
        var targets = other.Encode(SmallModel.Images, batchSize: 20);
        var outcome = Attack(model, SquareGoal.TowardCodes(targets));
        Assert.All(Enumerable.Range(0, outcome.Codes.Count), query => Assert.Equal(
            targets.Distance(query, outcome.Codes, query), outcome.Queries[query].LastDistance));
        Assert.True(outcome.Queries.Sum(result => result.LastDistance)
            < outcome.Queries.Sum(result => result.FirstDistance));
    }

    [Fact]
    public void Center_codes_guide_by_the_labels_of_the_queries()
    {
        using var computation = Computation.Open("cpu", threads: 1);
        using var model = SmallModel.Create(computation);
        var codes = model.Encode(SmallModel.Images, batchSize: 20);
        var outcome = Attack(
            model, SquareGoal.AwayFromCenters(codes, SmallModel.Images, CenterWeights.Binary));
        using var scope = TorchSharp.torch.NewDisposeScope();
        int[] all = [.. Enumerable.Range(0, SmallModel.Images.Count)];
        var labels = SmallModel.Images.Labels(all, TorchSharp.torch.CPU);
        var bank = codes.ToTensor(TorchSharp.torch.CPU);
        var centers = CenterCode.Of(labels, bank, labels, binary: true, CenterWeights.Binary);
        var distances = TensorAssert.Values(centers.mul(bank).lt(0).sum(1)).Select(distance => (int)distance);
        Assert.Equal(distances, outcome.Queries.Select(result => result.FirstDistance));
    }

    [Fact]
    public void Stopped_after_any_batch_it_goes_on_to_the_same_codes_and_results()
    {
        using var computation = Computation.Open("cpu", threads: 1);
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
                done => { if (done == stopAt) { stop.Cancel(); } },
                kept,
                stop.Token));
            var counts = new List<int>();
            var resumed = Attack(model, SquareGoal.AwayFromOwnCode, batchSize: 7, counts.Add, kept);
            Assert.Equal(s_done.Where(done => done >= stopAt), counts);
            Assert.Equal(expected.Codes.Words, resumed.Codes.Words);
            Assert.Equal(expected.Queries, resumed.Queries);
        }
    }

    [Fact]
    public void There_must_be_a_guide_for_every_query()
    {
        using var computation = Computation.Open("cpu", threads: 1);
        using var model = SmallModel.Create(computation);
        Assert.Throws<ArgumentException>(() => Attack(model, SquareGoal.AwayFrom(PackedCodes.FromWords([1], 16))));
    }

    private static SquareOutcome Attack(
        HashingModel model,
        SquareGoal goal,
        int batchSize = 20,
        Action<int>? then = null,
        ICheckpoints? checkpoints = null,
        CancellationToken stop = default) => SquareQueryAttack.Run(
            model, SmallModel.Images, goal, s_settings, seed: 1, batchSize, new Counts(then), checkpoints, stop);

    private sealed class Counts(Action<int>? then) : IProgress<int>
    {
        public void Report(int value) => then?.Invoke(value);
    }
}

using CgAT.Core.Attacks;
using CgAT.Core.Attacks.Objectives;
using CgAT.Core.Checkpoints;
using CgAT.Core.Hashing;
using CgAT.Core.Models;
using CgAT.Core.Tests.Support;

namespace CgAT.Core.Tests.Models;

[Trait("Device", "any")]
public sealed class QueryAttackTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    public void Batch_size_changes_losses_by_rounding_alone(int batchSize)
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 2);
        using var model = SmallModel.Create(computation);
        var expected = Attack(model, batchSize: 20).Queries;
        var actual = Attack(model, batchSize).Queries;
        Assert.Equal(SmallModel.Images.Count, actual.Count);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First.LossGain, pair.Second.LossGain, 1e-6));
    }

    [Fact]
    public void Every_query_is_moved_within_the_ball_and_the_range()
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 2);
        using var model = SmallModel.Create(computation);
        Assert.All(Attack(model, batchSize: 7).Queries, query =>
        {
            Assert.True(query.InBall && query.InRange);
            Assert.InRange(query.Linf, 1.0 / 255, 8.0 / 255);
            Assert.InRange(query.L2, query.Linf, query.Linf * Math.Sqrt(3 * 32 * 32) + 1e-6);
            Assert.InRange(query.LossGain, 0, 2);
            Assert.InRange(query.HammingToGuide!.Value, 0, SmallModel.Bits);
        });
    }

    [Fact]
    public void Progress_counts_queries_and_cancellation_stops_between_batches()
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 1);
        using var model = SmallModel.Create(computation);
        using var stop = new CancellationTokenSource();
        var progress = new Counts(done => { if (done == 14) { stop.Cancel(); } });
        Assert.Throws<OperationCanceledException>(() => Attack(model, batchSize: 7, progress, cancellation: stop.Token));
        Assert.Equal([7, 14], progress.All);
    }

    internal static AttackOutcome Attack(
        HashingModel model,
        int batchSize,
        IProgress<int>? progress = null,
        ICheckpoints? checkpoints = null,
        CancellationToken cancellation = default) =>
        QueryAttack.Run(
            model,
            new AttackScene
            {
                Queries = SmallModel.Images,
                DatabaseCodes = model.Encode(SmallModel.Images, batchSize: 8, cancellation: CancellationToken.None),
                DatabaseLabels = SmallModel.Images,
            },
            new GradientAttackSettings
            {
                Objective = new CenterObjective { Weights = CenterWeights.Binary, From = CodesFrom.Database },
                Steps = SmallModel.Steps(3),
            },
            seed: 1,
            batchSize,
            progress,
            checkpoints,
            cancellation: cancellation);

    private sealed class Counts(Action<int> then) : IProgress<int>
    {
        public List<int> All { get; } = [];

        public void Report(int value)
        {
            All.Add(value);
            then(value);
        }
    }
}

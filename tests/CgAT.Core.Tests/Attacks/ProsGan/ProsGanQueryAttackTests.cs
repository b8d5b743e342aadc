using CgAT.Core.Attacks;
using CgAT.Core.Attacks.ProsGan;
using CgAT.Core.Checkpoints;
using CgAT.Core.Data;
using CgAT.Core.Models;
using CgAT.Core.Retrieval;
using CgAT.Core.Tests.Checkpoints;
using CgAT.Core.Tests.Data;
using CgAT.Core.Tests.Models;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Attacks.ProsGan;

[Trait("Device", "any")]
public sealed class ProsGanQueryAttackTests(TrainedOnSome trained) : IClassFixture<TrainedOnSome>
{
    private const double Epsilon = 8.0 / 255;

    private readonly SomeProsGan _some = trained.Some;
    private readonly ProsGanModel _gan = trained.Gan;

    private static IReadOnlyList<IReadOnlyList<int>> Targets { get; } =
        [.. Enumerable.Range(0, 24).Select(query => new[] { SomeProsGan.Images.LabelsOf(query)[0] == 8 ? 9 : 8 })];

    [Fact]
    public void Codes_come_near_the_prototypes_of_the_targets()
    {
        var outcome = Attack(epsilon: null);
        var prototypes = _some.Prototypes.Codes(Targets);
        var clean = _some.Model.Encode(SomeProsGan.Images, batchSize: 24);
        var queries = Enumerable.Range(0, Targets.Count).ToList();
        Assert.All(queries, query => Assert.Equal(
            prototypes.Distance(query, outcome.Codes, query), outcome.Queries[query].HammingToGuide));
        Assert.True(queries.Sum(query => prototypes.Distance(query, outcome.Codes, query))
            < queries.Sum(query => prototypes.Distance(query, clean, query)));
        Assert.True(outcome.Queries.Average(query => query.LossGain) > 0);
        Assert.All(outcome.Queries, query => Assert.Null(query.ZeroGradientShare));
    }

    [Fact]
    public void A_budget_holds_exactly_and_without_one_the_change_is_told()
    {
        Assert.Contains(Attack(epsilon: null).Queries, query => query.Linf > 2 * Epsilon);
        Assert.All(Attack(Epsilon).Queries, query =>
        {
            Assert.True(query.Linf <= Epsilon && query.InBall);
            Assert.InRange(query.L2, Epsilon, Epsilon * Math.Sqrt(3 * 32 * 32));
        });
        Assert.All(Attack(epsilon: 0).Queries, query => Assert.Equal((0, 0), (query.Linf, query.LossGain)));
    }

    [Fact]
    public void A_saved_generator_comes_back_with_the_same_images()
    {
        using var scope = torch.NewDisposeScope();
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "pros-gan.safetensors");
        _gan.Save(file);
        using var loaded = ProsGanModel.Load(file, _some.Computation);
        Assert.Equal(32, loaded.Side);
        var images = SomeProsGan.Images.Images([3, 4], TestDevice.Current);
        var targets = torch.eye(10, device: TestDevice.Current).narrow(0, 5, 2);
        var expected = _gan.Attack(images, targets, _some.Prototypes);
        TensorAssert.Same(expected, loaded.Attack(images, targets, _some.Prototypes));
        Assert.InRange(expected.min().item<float>(), 0, 1);
        Assert.InRange(expected.max().item<float>(), 0, 1);
        _some.Prototypes.Save(file);
        Assert.Throws<InvalidDataException>(() => ProsGanModel.Load(file, _some.Computation));
    }

    [Fact]
    public void Stopped_after_a_batch_it_goes_on_to_the_same_codes_and_results()
    {
        var expected = Attack(Epsilon);
        var kept = new KeptInMemory();
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Attack(
            Epsilon, done => { if (done == 20) { stop.Cancel(); } }, kept, stop.Token));
        var counts = new List<int>();
        var resumed = Attack(Epsilon, counts.Add, kept);
        Assert.Equal([20, 24], counts);
        Assert.Equal(expected.Codes.Words, resumed.Codes.Words);
        Assert.Equal(expected.Queries, resumed.Queries);
    }

    [Fact]
    public void There_must_be_a_target_for_every_query_and_images_of_the_generator_s_size()
    {
        Assert.Throws<ArgumentException>(() => Attack(SomeProsGan.Images, [[1]], Epsilon));
        Assert.Throws<ArgumentException>(() => Attack(TinyImages.Random(1, seed: 1), [[1]], Epsilon));
        Assert.Throws<ArgumentException>(() => Attack(SmallModel.Images, SmallTargets, Epsilon));
    }

    private static IReadOnlyList<IReadOnlyList<int>> SmallTargets =>
        [.. Enumerable.Repeat<int[]>([1], SmallModel.Images.Count)];

    private AttackOutcome Attack(
        double? epsilon, Action<int>? then = null, ICheckpoints? checkpoints = null, CancellationToken stop = default) =>
        Attack(SomeProsGan.Images, Targets, epsilon, then, checkpoints, stop);

    private AttackOutcome Attack(
        IImageSet queries,
        IReadOnlyList<IReadOnlyList<int>> targets,
        double? epsilon,
        Action<int>? then = null,
        ICheckpoints? checkpoints = null,
        CancellationToken stop = default) => QueryAttack.Run(
            _some.Model,
            new AttackScene
            {
                Queries = queries,
                DatabaseCodes = PackedCodes.FromWords([1], _some.Prototypes.Bits),
                DatabaseLabels = queries,
                Targets = targets,
            },
            new ProsGanAttackSettings { Gan = _gan, Prototypes = _some.Prototypes, Epsilon = epsilon },
            seed: 1,
            batchSize: 10,
            new Counts(then),
            checkpoints,
            cancellation: stop);

    private sealed class Counts(Action<int>? then) : IProgress<int>
    {
        public void Report(int value) => then?.Invoke(value);
    }
}

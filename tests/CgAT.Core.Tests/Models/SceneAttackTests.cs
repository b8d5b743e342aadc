using CgAT.Core.Attacks;
using CgAT.Core.Attacks.Moves;
using CgAT.Core.Attacks.Objectives;
using CgAT.Core.Errors;
using CgAT.Core.Hashing;
using CgAT.Core.Models;
using CgAT.Core.Retrieval;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Models;

/// <summary>
/// Attacks of every objective on the scene of a model. Some can't be split, and set the process's number of threads.
/// </summary>
[Trait("Device", "any")]
[Collection(nameof(Alone))]
public sealed class SceneAttackTests
{
    private static readonly IReadOnlyDictionary<string, AttackObjective> s_objectives =
        new Dictionary<string, AttackObjective>
        {
            ["center"] = Center(CenterLossKind.Plain, targeted: false),
            ["center-targeted"] = Center(CenterLossKind.Plain, targeted: true),
            ["mainstay"] = Center(CenterLossKind.Weighted, targeted: false),
            ["mainstay-targeted"] = Center(CenterLossKind.Weighted, targeted: true),
            ["mainstay-over-batch"] = Center(CenterLossKind.WeightedOverBatch, targeted: false),
            ["hag"] = new HagObjective { Port = HagPort.Saat },
            ["hag-tha"] = new HagObjective { Port = HagPort.Tha },
            ["sdha"] = new SdhaObjective { Targeted = false },
            ["sdha-targeted"] = new SdhaObjective { Targeted = true },
            ["p2p"] = new AnchorObjective { Count = 1, Replacement = true },
            ["dhta"] = new AnchorObjective { Count = 3, Replacement = false },
            ["prototype"] = new PrototypeObjective(),
        };

    public static TheoryData<string> Objectives() => [.. s_objectives.Keys];

    [Theory]
    [MemberData(nameof(Objectives))]
    public void Every_objective_moves_queries_within_ball_and_range(string name)
    {
        var (outcome, _) = Attack(s_objectives[name]);
        Assert.Equal(SmallModel.Images.Count, outcome.Codes.Count);
        Assert.All(outcome.Queries, query =>
        {
            Assert.True(query.InBall && query.InRange);
            Assert.InRange(query.Linf, 0.5 / 255, 8.0 / 255);
            Assert.Equal(3, query.Steps);
        });
    }

    [Theory]
    [MemberData(nameof(Objectives))]
    public void Batches_and_threads_change_an_objective_by_rounding_alone(string name)
    {
        var objective = s_objectives[name];
        var (expected, _) = Attack(objective, threads: 1);
        var (actual, _) = Attack(objective, batchSize: objective.CouplesImages ? 20 : 7, threads: 3);
        Assert.All(expected.Queries.Zip(actual.Queries), pair => Assert.Equal(
            pair.First.LossGain, pair.Second.LossGain, 1e-6 * Math.Max(1, Math.Abs(pair.First.LossGain) * 10)));
    }

    [Fact]
    public void Targets_draw_codes_nearer_to_the_guide_than_they_were()
    {
        foreach (var name in new[] { "center-targeted", "dhta", "prototype" })
        {
            var (attacked, _) = Attack(s_objectives[name], epsilon: 0.3);
            var (still, _) = Attack(s_objectives[name], epsilon: 0);
            Assert.True(
                attacked.Queries.Sum(query => query.HammingToGuide) < still.Queries.Sum(query => query.HammingToGuide));
        }
    }

    [Fact]
    public void Sdha_has_no_single_guide() =>
        Assert.All(Attack(s_objectives["sdha"]).Outcome.Queries, query => Assert.Null(query.HammingToGuide));

    [Fact]
    public void Attacked_images_are_handed_over_batch_by_batch_and_have_the_codes_of_the_outcome()
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 2);
        using var model = SmallModel.Create(computation);
        var (outcome, sink) = Attack(s_objectives["center"], batchSize: 8);
        Assert.Equal([8, 8, 4], sink.Sizes);
        Assert.Equal(Enumerable.Range(0, 20), sink.Queries);
        using var scope = torch.NewDisposeScope();
        var set = new TensorImageSet(torch.cat([.. sink.Batches]), torch.ones(20, 3, device: TestDevice.Current));
        Assert.Equal(outcome.Codes.Words, model.Encode(set, batchSize: 8).Words);
        sink.Batches.ForEach(batch => batch.Dispose());
    }

    [Fact]
    public void Rounded_gradients_make_another_attack_that_is_about_as_strong()
    {
        var full = Attack(s_objectives["center"], epsilon: 0.1).Outcome;
        var rounded = Attack(s_objectives["center"], precision: GradientPrecision.BFloat16, epsilon: 0.1).Outcome;
        var (expected, actual) = (
            full.Queries.Average(query => query.LossGain), rounded.Queries.Average(query => query.LossGain));
        Assert.NotEqual(expected, actual);
        Assert.InRange(actual, 0.8 * expected, 1.2 * expected);
        Assert.All(rounded.Queries, query => Assert.True(query.InBall && query.InRange));
    }

    [Fact]
    public void Eight_bits_can_push_an_image_out_of_the_ball()
    {
        // Images have 8 bits: a budget of whole steps stays, one of 7.6 steps does not.
        Assert.All(Attack(s_objectives["center"]).Outcome.Queries, query => Assert.True(query.InBallAt8Bit));
        var between = Attack(s_objectives["center"], epsilon: 7.6 / 255).Outcome.Queries;
        Assert.All(between, query => Assert.True(query.InBall && !query.InBallAt8Bit));
    }

    [Fact]
    public void A_target_that_no_item_is_similar_to_is_an_error()
    {
        foreach (var name in new[] { "center-targeted", "sdha-targeted" })
        {
            var error = Assert.Throws<UserErrorException>(() => Attack(s_objectives[name], target: []));
            Assert.Equal(ErrorCodes.TooFewAnchors, error.Diagnostics[0].Code);
            Assert.Contains("of query 0", error.Diagnostics[0].Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_the_scene_lacks_is_said()
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 1);
        using var model = SmallModel.Create(computation);
        var codes = model.Encode(SmallModel.Images, batchSize: 8);
        var scene = new AttackScene
        {
            Queries = SmallModel.Images,
            DatabaseCodes = codes,
            DatabaseLabels = SmallModel.Images,
        };
        foreach (var (name, lacks) in new[]
        {
            ("sdha", "training codes"), ("dhta", "target labels"), ("prototype", "target codes"),
        })
        {
            var error = Assert.Throws<ArgumentException>(() => QueryAttack.Run(
                model, scene, Settings(s_objectives[name], 0.1, GradientPrecision.Full), seed: 1, batchSize: 8));
            Assert.Contains(lacks, error.Message, StringComparison.Ordinal);
        }
    }

    private static CenterObjective Center(CenterLossKind loss, bool targeted) => new()
    {
        Weights = CenterWeights.Cosine,
        From = CodesFrom.Train,
        Loss = loss,
        Targeted = targeted,
    };

    private static GradientAttackSettings Settings(
        AttackObjective objective, double epsilon, GradientPrecision precision) => new()
        {
            Objective = objective,
            Steps = new GradientSteps
            {
                Epsilon = epsilon,
                Step = Math.Max(epsilon, 0.01) / 2,
                Iterations = 3,
                RandomStart = objective is not (HagObjective or SdhaObjective),
                Move = new SignedMove(),
            },
            Precision = precision,
        };

    private static (AttackOutcome Outcome, Kept Sink) Attack(
        AttackObjective objective,
        int batchSize = 20,
        int threads = 2,
        double epsilon = 8.0 / 255,
        GradientPrecision precision = GradientPrecision.Full,
        IReadOnlyList<int>? target = null)
    {
        using var computation = Computation.Open(TestDevice.Name, threads);
        using var model = SmallModel.Create(computation);
        var codes = model.Encode(SmallModel.Images, batchSize: 8);
        var sink = new Kept();
        var outcome = QueryAttack.Run(
            model,
            new AttackScene
            {
                Queries = SmallModel.Images,
                DatabaseCodes = codes,
                DatabaseLabels = SmallModel.Images,
                TrainCodes = codes,
                TrainLabels = SmallModel.Images,
                Targets = [.. Enumerable.Range(0, codes.Count).Select(query => target ?? Target(query))],
                TargetCodes = PackedCodes.FromWords([.. codes.Words.Reverse()], codes.Bits),
            },
            Settings(objective, epsilon, precision),
            seed: 1,
            batchSize,
            sink: sink);
        return (outcome, sink);
    }

    // A class that the query is not of.
    private static IReadOnlyList<int> Target(int query) => [(SmallModel.Images.LabelsOf(query)[0] + 1) % 3];

    private sealed class Kept : IAttackedImageSink
    {
        public List<torch.Tensor> Batches { get; } = [];

        public List<int> Queries { get; } = [];

        public List<int> Sizes { get; } = [];

        public void Take(IReadOnlyList<int> queries, torch.Tensor images)
        {
            Queries.AddRange(queries);
            Sizes.Add(queries.Count);
            Batches.Add(images.clone().DetachFromDisposeScope());
        }
    }
}

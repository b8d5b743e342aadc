using CgAT.Core.Errors;
using CgAT.Core.Tests.Data;
using CgAT.Core.Tests.Support;
using CgAT.Core.Training;
using FsCheck;
using FsCheck.Xunit;
using TorchSharp;

namespace CgAT.Core.Tests.Training;

public sealed class TrainerTests
{
    [Property(MaxTest = 20)]
    public void Every_epoch_visits_every_item_once(PositiveInt count, PositiveInt batchSize)
    {
        using var objective = Objective();
        Run(objective, Some.Plan(epochs: 3, batchSize: batchSize.Get), count.Get);
        foreach (var epoch in objective.Batches.GroupBy(batch => batch.Epoch))
        {
            Assert.Equal(Enumerable.Range(0, count.Get), epoch.SelectMany(batch => batch.Items).Order());
            Assert.All(epoch.SkipLast(1), batch => Assert.Equal(batchSize.Get, batch.Items.Count));
        }
    }

    [Property(MaxTest = 20)]
    public void Every_epoch_is_started_once_before_its_first_step(PositiveInt count, PositiveInt batchSize)
    {
        using var objective = Objective();
        Run(objective, Some.Plan(epochs: 3, batchSize: batchSize.Get), count.Get);
        var steps = objective.Batches.Count / 3;
        Assert.Equal([(0, 0), (1, steps), (2, 2 * steps)], objective.Starts);
    }

    [Fact]
    public void The_order_is_keyed_by_seed_phase_and_epoch()
    {
        var orders = new List<string>();
        foreach (var plan in new[] { Some.Plan(epochs: 2), Some.Plan(seed: 2), Some.Plan(phase: "cgat") })
        {
            orders.AddRange(Orders(plan).Select(order => string.Join(' ', order)));
        }

        Assert.Equal(4, orders.Distinct().Count());
        Assert.Equal(orders[0], string.Join(' ', Orders(Some.Plan())[0]));
    }

    [Fact]
    public void The_order_does_not_depend_on_the_batch_size() => Assert.Equal(
        Orders(Some.Plan(epochs: 2, batchSize: 3)), Orders(Some.Plan(epochs: 2, batchSize: 7)));

    [Fact]
    public void Unless_shuffled_every_epoch_goes_through_the_set_in_its_order() => Assert.Equal(
        [[.. Enumerable.Range(0, 20)], [.. Enumerable.Range(0, 20)]],
        Orders(Some.Plan(epochs: 2, batchSize: 3) with { Shuffled = false }));

    [Fact]
    public void There_is_a_record_and_a_report_for_every_step()
    {
        using var scope = torch.NewDisposeScope();
        using var objective = new WatchedBatches([3f, 4f], weights => weights.clone())
        {
            Terms = () => new LossTerms(torch.tensor(6f))
            {
                Hash = torch.tensor(1f),
                Quantization = torch.tensor(2f),
                Center = torch.tensor(3f),
            },
        };
        var reports = new Reports();
        var plan = Some.Plan(epochs: 2, batchSize: 4) with { Decay = new CosineDecaySettings() };
        var records = Trainer.Run(objective, plan, WatchedBatches.Images(10), TestDevice.Current, reports);

        Assert.Equal([0, 1, 2, 3, 4, 5], records.Select(record => record.Step));
        Assert.Equal([0, 0, 0, 1, 1, 1], records.Select(record => record.Epoch));
        Assert.Equal((6, 1, 2, 3, null), (records[0].Loss, records[0].Hash, records[0].Quantization, records[0].Center,
            records[0].Classification));
        Assert.Equal(5, records[0].GradientNorm, 1e-6);
        Assert.All(records, record => Assert.Equal(
            0.01 * plan.Decay.Factor(record.Step, 6), record.LearningRate, 1e-15));
        Assert.Equal(records, reports.All.Select(report => report.Record));
        Assert.Equal([4, 4, 2, 4, 4, 2], reports.All.Select(report => report.Images));
        Assert.Equal((6, 6, 2), (reports.All[^1].StepsDone, reports.All[^1].Steps, reports.All[^1].Epochs));
    }

    [Theory]
    [InlineData("hash")]
    [InlineData("quantization")]
    [InlineData("center")]
    [InlineData("adversarial")]
    [InlineData("feature")]
    [InlineData("classification")]
    public void A_term_that_is_not_finite_is_named(string broken)
    {
        using var scope = torch.NewDisposeScope();
        torch.Tensor Term(string name) => torch.tensor(name == broken ? float.NaN : 1f);
        using var objective = new WatchedBatches([1f], weights => torch.ones_like(weights))
        {
            Terms = () => new LossTerms(torch.tensor(float.NaN))
            {
                Hash = Term("hash"),
                Quantization = Term("quantization"),
                Center = Term("center"),
                Adversarial = Term("adversarial"),
                Feature = Term("feature"),
                Classification = Term("classification"),
            },
        };

        var diagnostic = DiagnosticAssert.Fails(() => Run(objective, Some.Plan(), count: 4));

        Assert.Equal(ErrorCodes.LossNotFinite, diagnostic.Code);
        Assert.Equal(
            $"the loss of phase 'hashing' is not a number at step 0 (epoch 0); not finite: {broken}; batch: training "
                + $"images {string.Join(", ", objective.Batches[0].Items)}",
            diagnostic.Message);
        Assert.Equal([1.0], DataOf(objective));
    }

    [Fact]
    public void A_gradient_that_is_not_finite_is_named_and_not_stepped_along()
    {
        using var scope = torch.NewDisposeScope();
        using var objective = new WatchedBatches([1f], weights => weights * float.PositiveInfinity);
        var diagnostic = DiagnosticAssert.Fails(() => Run(objective, Some.Plan(), count: 4));
        Assert.Equal(ErrorCodes.LossNotFinite, diagnostic.Code);
        Assert.Contains("not finite: gradient;", diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal([1.0], DataOf(objective));
    }

    [Fact]
    public void A_large_batch_that_is_not_finite_is_named_by_its_first_images()
    {
        using var scope = torch.NewDisposeScope();
        using var objective = new WatchedBatches([1f], weights => weights * float.NaN);
        var diagnostic = DiagnosticAssert.Fails(() => Run(objective, Some.Plan(batchSize: 10), count: 10));
        Assert.EndsWith(
            $"images {string.Join(", ", objective.Batches[0].Items.Take(8))} and 2 more",
            diagnostic.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2.5, 0.5)]
    [InlineData(5, 1)]
    [InlineData(50, 1)]
    public void A_gradient_beyond_the_limit_is_made_as_long_as_that(double limit, double share)
    {
        using var scope = torch.NewDisposeScope();
        using var objective = new WatchedBatches([1f, 1f], _ => torch.tensor([3f, 4f]));
        var plan = Some.Plan() with
        {
            GradientLimit = limit,
            Optimizer = new SgdSettings { LearningRate = 0.1, Momentum = 0, WeightDecay = 0 },
        };
        var records = Run(objective, plan, count: 4);
        Assert.Equal(5, records[0].GradientNorm, 1e-6); // as it was
        Assert.Equal(1 - (0.3 * share), DataOf(objective)[0], 1e-6);
        Assert.Equal(1 - (0.4 * share), DataOf(objective)[1], 1e-6);
    }

    [Fact]
    public void A_parameter_without_gradient_is_a_bug()
    {
        using var scope = torch.NewDisposeScope();
        using var objective = new WatchedBatches([1f], _ => null);
        Assert.Throws<InvalidOperationException>(() => Run(objective, Some.Plan(), count: 4));
    }

    [Fact]
    public void It_stops_between_two_steps_when_it_is_cancelled()
    {
        using var scope = torch.NewDisposeScope();
        using var stop = new CancellationTokenSource();
        using var objective = Objective();
        var reports = new Reports { Then = report => { if (report.StepsDone == 3) { stop.Cancel(); } } };
        Assert.Throws<OperationCanceledException>(() => Trainer.Run(
            objective, Some.Plan(epochs: 9), WatchedBatches.Images(8), TestDevice.Current, reports, cancellation: stop.Token));
        Assert.Equal(3, objective.Batches.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void No_gradient_stays_whether_training_ends_or_breaks_off(int brokenStep)
    {
        using var scope = torch.NewDisposeScope();
        using var objective = new WatchedBatches([1f], weights => torch.ones_like(weights));
        var reports = new Reports
        {
            Then = report => { if (report.StepsDone == brokenStep) { throw new InvalidDataException(); } },
        };
        var failure = Record.Exception(() => Trainer.Run(
            objective, Some.Plan(), WatchedBatches.Images(12), TestDevice.Current, reports));
        Assert.Equal(brokenStep > 0, failure is InvalidDataException);
        Assert.All(objective.Parameters, parameter => Assert.Null(parameter.grad));
    }

    private static WatchedBatches Objective() => new([1f], weights => torch.ones_like(weights));

    private static IReadOnlyList<TrainingRecord> Run(ITrainingObjective objective, TrainingPlan plan, int count)
    {
        using var scope = torch.NewDisposeScope();
        return Trainer.Run(objective, plan, WatchedBatches.Images(count), TestDevice.Current);
    }

    private static List<List<int>> Orders(TrainingPlan plan)
    {
        using var objective = Objective();
        Run(objective, plan, count: 20);
        return
        [
            .. objective.Batches.GroupBy(batch => batch.Epoch)
                .Select(epoch => epoch.SelectMany(batch => batch.Items).ToList()),
        ];
    }

    private static double[] DataOf(WatchedBatches objective) =>
        Support.TensorAssert.Values(objective.Parameters.Single());

    private sealed class Reports : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> All { get; } = [];

        public Action<TrainingProgress> Then { get; init; } = _ => { };

        public void Report(TrainingProgress value)
        {
            All.Add(value);
            Then(value);
        }
    }
}

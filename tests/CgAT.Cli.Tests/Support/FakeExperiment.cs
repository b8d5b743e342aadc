using CgAT.Core.Numerics;
using CgAT.Experiments.Execution;
using CgAT.Experiments.Execution.Events;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Results;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Attacks;

namespace CgAT.Cli.Tests.Support;

/// <summary>Plans, events and outcomes of experiments that were never run.</summary>
internal static class FakeExperiment
{
    private static readonly NumericsContract Contract = new()
    {
        Device = "cpu",
        Threads = 2,
        Libtorch = "2",
        TorchSharp = "0",
        CpuCapability = "none",
    };

    public static ExperimentPlan Plan(Func<ExperimentSpec, ExperimentSpec>? change = null) =>
        Planner.Plan((change ?? (spec => spec))(TinyExperiment.Parsed()), Contract);

    /// <summary>
    /// An outcome whose k-th run has a clean MAP of 0.8 - k/100, and 0.3 + k/10 under the first attack, less 0.05 under
    /// each further one.
    /// </summary>
    public static ExperimentOutcome Outcome(ExperimentPlan plan) => new()
    {
        Plan = plan,
        Runs = [.. plan.Runs.Select((run, index) => new RunOutcome(run, [.. Metrics(plan, run, index)]))],
        StagesComputed = plan.Stages.Count,
        TablesWritten = 10,
        ResultsFolder = "results",
    };

    public static StageProgress Steps(int done, int total, int images) =>
        new() { Done = done, Total = total, Images = images };

    public static StageProgress Epochs(int done, int total, int images, int epoch, int epochs, double loss) =>
        Steps(done, total, images) with { Epoch = epoch, Epochs = epochs, Loss = loss };

    public static StageTiming Took(double seconds) => new()
    {
        Started = DateTimeOffset.UnixEpoch,
        WallSeconds = seconds,
        CpuSeconds = 0,
        Images = 0,
        PeakMemoryMib = 0,
    };

    private static IEnumerable<MetricRow> Metrics(ExperimentPlan plan, RunPlan run, int index)
    {
        yield return Metric(plan, run, null, 0.8 - (index / 100.0));
        foreach (var (attack, at) in plan.Spec.Attacks.Select((attack, at) => (attack, at)))
        {
            yield return Metric(plan, run, attack, 0.3 + (index / 10.0) - (at * 0.05));
        }
    }

    private static MetricRow Metric(ExperimentPlan plan, RunPlan run, AttackSpec? attack, double value) => new()
    {
        RunId = run.RunId,
        Defense = run.Defense.Label,
        Hashing = plan.Spec.Hashing.Method,
        Bits = plan.Spec.Hashing.Bits,
        Seed = run.Seed,
        Attack = attack?.Label,
        Epsilon = (attack as CenterAttackSpec)?.Epsilon,
        Metric = "map_at_k",
        K = plan.Spec.Evaluation.K,
        Value = value,
        ValueStable = value,
        TieBest = value + 0.004,
        TieWorst = value - 0.004,
        IntervalLow = value - 0.02,
        IntervalHigh = value + 0.02,
        N = 1000,
    };
}

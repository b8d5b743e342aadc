using CgAT.Core.Data;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Results;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Execution;

/// <summary>Makes the row of a run in the table 'runs'.</summary>
internal static class RunRows
{
    /// <param name="run">The run.</param>
    /// <param name="plan">What it is part of.</param>
    /// <param name="dataset">The data set.</param>
    /// <param name="axes">The axes of its sweep.</param>
    /// <param name="build">What computed the run, which need not be what looks at it now.</param>
    public static RunRow Of(RunPlan run, ExperimentPlan plan, RetrievalDataset dataset, RunAxes axes, BuildStamp build)
    {
        var spec = run.Spec;
        var trained = run.Defense as TrainedDefenseSpec;
        var cgat = run.Defense as CgatDefenseSpec;
        return new RunRow
        {
            RunId = run.RunId,
            SpecId = plan.SpecId,
            Experiment = spec.Name,
            Status = "ok",
            Seed = run.Seed,
            Dataset = spec.Dataset.Kind,
            Split = (spec.Dataset as FashionMnistSpec)?.Split,
            DatasetDigest = dataset.Digest,
            QueryCount = dataset.Query.Count,
            DatabaseCount = dataset.Database.Count,
            TrainCount = dataset.Train.Count,
            Classes = dataset.Train.Classes,
            Backbone = spec.Backbone.Network,
            WarmUpEpochs = CoreSettings.WarmUp(spec.Backbone)?.Epochs,
            Hashing = spec.Hashing.Method,
            Bits = spec.Hashing.Bits,
            HashingEpochs = spec.Hashing.Epochs,
            Defense = run.Defense.Label,
            DefenseKind = run.Defense.Kind,
            DefenseEpochs = trained?.Epochs,
            DefenseEpsilon = cgat?.Epsilon,
            DefenseStep = cgat?.Step,
            DefenseIterations = cgat?.Iterations,
            DefenseLambda = cgat?.Lambda,
            DefenseMu = cgat?.Mu,
            DefenseBank = cgat?.Bank,
            K = spec.Evaluation.K,
            Device = plan.Contract.Device,
            Threads = plan.Contract.Threads,
            Level = plan.Contract.Level,
            TorchSharpVersion = plan.Contract.TorchSharp,
            LibtorchVersion = plan.Contract.Libtorch,
            CpuCapability = plan.Contract.CpuCapability,
            CgatVersion = build.Version,
            Commit = build.Commit,
            Dirty = build.Dirty,
            Settings = Settings(run, spec),
            Axes = axes.Of(run),
        };
    }

    // The spec as if it held this run alone.
    private static string Settings(RunPlan run, ExperimentSpec spec) =>
        SpecCanonical.ToJson(spec with { Seeds = [run.Seed], Defenses = [run.Defense] });
}

using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Reproduction;
using CgAT.Experiments.Results;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Execution;

/// <summary>Makes the row of a run in the table 'runs'.</summary>
internal static class RunRows
{
    /// <param name="run">The run.</param>
    /// <param name="context">What it is part of.</param>
    /// <param name="build">What computed the run, which need not be what looks at it now.</param>
    public static RunRow Of(RunPlan run, RunContext context, BuildStamp build)
    {
        var (spec, dataset, contract) = (run.Spec, context.Dataset, context.Contract);
        var trained = run.Defense as TrainedDefenseSpec;
        var adversarial = run.Defense as AdversarialDefenseSpec;
        var cgat = run.Defense as CgatDefenseSpec;
        return new RunRow
        {
            RunId = run.RunId,
            SpecId = context.SpecId,
            Experiment = spec.Name,
            Status = "ok",
            Seed = run.Seed,
            Dataset = spec.Dataset.Kind,
            Split = (spec.Dataset as FashionMnistSpec)?.Split,
            DatasetDigest = dataset.Digest,
            QueryCount = dataset.Queries,
            DatabaseCount = dataset.Database,
            TrainCount = dataset.Train,
            Classes = dataset.Classes,
            Backbone = spec.Backbone.Network,
            WarmUpEpochs = CoreSettings.WarmUp(spec.Backbone)?.Epochs,
            Hashing = spec.Hashing.Title,
            Bits = spec.Hashing.Bits,
            HashingEpochs = spec.Hashing.Epochs,
            Defense = run.Defense.Label,
            DefenseKind = run.Defense.Kind,
            DefenseEpochs = trained?.Epochs,
            DefenseEpsilon = adversarial?.Epsilon,
            DefenseStep = adversarial?.Step,
            DefenseIterations = adversarial?.Iterations,
            DefenseLambda = adversarial?.Lambda,
            DefenseMu = cgat?.Mu,
            DefenseBank = cgat?.Bank,
            K = spec.Evaluation.K,
            Device = contract.Device,
            Threads = contract.Threads,
            Level = contract.Level,
            TorchSharpVersion = contract.TorchSharp,
            LibtorchVersion = contract.Libtorch,
            CpuCapability = contract.CpuCapability,
            Processor = contract.Processor,
            Convolutions = Contracts.Convolutions(contract.Convolutions),
            CgatVersion = build.Version,
            Commit = build.Commit,
            Dirty = build.Dirty,
            Settings = SpecCanonical.ToJson(Single(run)),
            Axes = context.Axes,
        };
    }

    /// <summary>The row of a run that came to no end.</summary>
    public static RunRow Failed(RunRow row, RunFailure failure) => row with
    {
        Status = failure.Crashed ? "crashed" : "failed",
        ErrorCode = failure.Diagnostics[0].Code,
        ErrorMessage = failure.Diagnostics[0].Message,
    };

    /// <summary>All settings of a run, with the names that change no id but stand in tables.</summary>
    public static string Names(RunPlan run) => SpecCanonical.ToJson(Single(run), includeCosmetic: true);

    /// <summary>
    /// The spec of a run as if it held this run alone, with surrogates for other defences that its attacks are crafted
    /// on.
    /// </summary>
    public static ExperimentSpec Single(RunPlan run)
    {
        var sources = run.Spec.Attacks.Select(run.Spec.CraftedOn).OfType<DefenseSpec>()
            .Where(source => source.Label != run.Defense.Label)
            .DistinctBy(source => source.Label)
            .ToArray();
        return run.Spec with
        {
            Seeds = [run.Seed],
            Defenses = [run.Defense],
            Surrogates = sources.Length > 0 ? sources : null,
        };
    }
}

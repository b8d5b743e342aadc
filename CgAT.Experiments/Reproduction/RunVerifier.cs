using CgAT.Core.Errors;
using CgAT.Experiments.Execution;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Results;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Reproduction;

/// <summary>Executes a finished run again in a clean store and holds what comes out against what is there.</summary>
public static class RunVerifier
{
    /// <summary>Verifies a run.</summary>
    /// <exception cref="UserErrorException">
    /// CGAT0302, CGAT0304: what is there can't be read; CGAT0201: the data are not where they were; what befell the run
    /// when it was executed again.
    /// </exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static Verification Verify(VerificationRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var manifest = RunManifests.Read(request.ResultsFolder, request.RunId);
        var baseFolder = manifest.BaseFolder ?? Environment.CurrentDirectory;
        var spec = SpecOf(request, manifest, baseFolder);
        RequireData(request, Path.GetFullPath(Path.Combine(baseFolder, spec.Dataset.Folder)));
        if (spec.Dataset is ImageListSpec { Images: { } images })
        {
            RequireData(request, Path.GetFullPath(Path.Combine(baseFolder, images)));
        }

        var outcome = ExperimentRunner.Run(
            new ExperimentRequest
            {
                Spec = spec,
                BaseFolder = baseFolder,
                ResultsFolder = request.ScratchFolder,
                Observer = request.Observer,
                Execution = request.Execution,
            },
            cancellation);
        var repeated = outcome.Runs.Single();
        if (repeated.Failure is { } failure)
        {
            throw new UserErrorException(failure.Diagnostics);
        }

        return WhyNotBitwise(manifest, outcome.Plan, repeated.Run) is { } reason
            ? UpToNoise(request, manifest, repeated, reason)
            : BitByBit(request, manifest, repeated.Run);
    }

    private static ExperimentSpec SpecOf(VerificationRequest request, RunManifest manifest, string baseFolder)
    {
        var spec = SpecJson.Read(manifest.Spec);
        if (request.DataFolder is { } data)
        {
            spec = spec with { Dataset = spec.Dataset.In(Path.GetFullPath(data), baseFolder) };
        }

        return request.Threads is { } threads
            ? spec with { Numerics = spec.Numerics with { Threads = threads } }
            : spec;
    }

    private static void RequireData(VerificationRequest request, string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new UserErrorException(new Diagnostic
            {
                Code = ErrorCodes.DataMissing,
                File = folder,
                Message = $"the data of run {request.RunId} are not there",
                Remedy = "say where they are with --data FOLDER; their digest tells whether they are the same",
            });
        }
    }

    // Equal bits are to be had of the same program under the same contract, where the contract promises them.
    private static string? WhyNotBitwise(RunManifest manifest, ExperimentPlan plan, RunPlan run)
    {
        var (before, now) = (manifest.Context.Contract, plan.Contract);
        return before != now ? $"another numerics contract: {Contracts.Difference(before, now)}"
            : now.Level != "bitwise" ? $"{now.Device} gives equal results up to noise only"
            : run.RunId != manifest.RunId ? "this version of the program computes some stage in another way"
            : null;
    }

    private static Verification BitByBit(VerificationRequest request, RunManifest manifest, RunPlan run)
    {
        var scratch = request.ScratchFolder;

        // The run knows itself alone, and not what it was part of.
        var named = Path.Combine(scratch, "tables");
        new RunTables(named, scratch, _ => manifest.Context, new StageStore(scratch))
            .Write(run, new HashSet<string>());
        var stages = new StageComparison(request.ResultsFolder, scratch);
        var tables = new TableComparison(request.ResultsFolder, named, run.RunId);
        VerifiedDifference?[] differences =
        [
            run.Stages.Select(stages.Compare).ToList().Find(difference => difference is not null),
            tables.Compare<RunRow>(),
            tables.Compare<TrainingRow>(),
            tables.Compare<MetricRow>(),
            tables.Compare<QueryRow>(),
            tables.Compare<CheckRow>(),
        ];
        return new Verification
        {
            RunId = manifest.RunId,
            Reason = null,
            Stages = stages.Stages,
            StagesNotStored = stages.NotStored,
            Tables = tables.Tables,
            Values = tables.Values,
            Differences = [.. differences.OfType<VerifiedDifference>()],
            Metrics = [],
        };
    }

    private static Verification UpToNoise(
        VerificationRequest request, RunManifest manifest, RunOutcome repeated, string reason)
    {
        var before = TableReader.Read<MetricRow>(
            ResultTables.FileOf<MetricRow>(request.ResultsFolder, manifest.RunId));
        return new Verification
        {
            RunId = manifest.RunId,
            Reason = reason,
            Stages = 0,
            StagesNotStored = 0,
            Tables = 1,
            Values = before.Count,
            Differences = [],
            Metrics = [.. before.Zip(repeated.Metrics, (then, now) => new RepeatedMetric(then, now))],
        };
    }
}

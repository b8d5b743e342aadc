using CgAT.Core.Data;
using CgAT.Core.Errors;
using CgAT.Core.Models;
using CgAT.Core.Retrieval;
using CgAT.Experiments.Execution.Checkpoints;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Extensions;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Results;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Specs.Attacks;
using CgAT.Experiments.Specs.Extensions;

namespace CgAT.Experiments.Execution;

/// <summary>A finished run with its stages in the store and its data set, to look into.</summary>
internal sealed class StoredRun : IDisposable
{
    private readonly RunPlan _run;
    private readonly StageStore _store;
    private readonly string _baseFolder;
    private readonly Computation _computation;

    private StoredRun(
        RunPlan run,
        StageStore store,
        TableMetadata metadata,
        RetrievalDataset dataset,
        string baseFolder,
        Computation computation)
    {
        (_run, _store, _baseFolder, _computation) = (run, store, baseFolder, computation);
        (Metadata, Dataset) = (metadata, dataset);
        DatabaseCodes = Codes(run.Evaluation.Encoding, StageFiles.Database);
        CleanCodes = Codes(run.Evaluation.Encoding, StageFiles.Queries);
        TrainCodes = Codes(run.Evaluation.Encoding, StageFiles.Train);
    }

    /// <summary>The data set that the run was made on.</summary>
    public RetrievalDataset Dataset { get; }

    /// <summary>The codes of the database.</summary>
    public PackedCodes DatabaseCodes { get; }

    /// <summary>The codes of the clean queries.</summary>
    public PackedCodes CleanCodes { get; }

    /// <summary>The codes of the training items.</summary>
    public PackedCodes TrainCodes { get; }

    /// <summary>What the footers of its tables say.</summary>
    public TableMetadata Metadata { get; }

    /// <summary>The labels of its attacks, in the order of the tables.</summary>
    public IReadOnlyList<string> Attacks => [.. _run.Evaluation.Attacks.Select(attack => attack.Label)];

    /// <summary>
    /// How much the attacks of a run that make images, and can make them here, compute on one, by their labels, in one
    /// unit.
    /// </summary>
    /// <exception cref="UserErrorException">CGAT0302: what the run is can't be read.</exception>
    public static IReadOnlyDictionary<string, double> WorkOfAttacks(string results, string runId)
    {
        var manifest = RunManifests.Read(results, runId);
        return Planner.Plan(SpecJson.Read(manifest.Spec), manifest.Context.Contract).Runs.Single().Evaluation.Attacks
            .Where(attack => attack.Stage is AttackStage && CanMake(attack.Spec))
            .ToDictionary(attack => attack.Label, attack => CoreAttacks.Work(attack.Spec));
    }

    /// <summary>Opens a run.</summary>
    /// <param name="results">The results folder.</param>
    /// <param name="runId">The run.</param>
    /// <param name="dataFolder">Where the files or lists of its data set are; null for where they were.</param>
    /// <exception cref="UserErrorException">
    /// CGAT0302, CGAT0304: what is stored is gone or damaged. CGAT02xx: its data set is not there. CGAT0401: its device
    /// is not there.
    /// </exception>
    public static StoredRun Open(string results, string runId, string? dataFolder)
    {
        var manifest = RunManifests.Read(results, runId);
        var spec = SpecJson.Read(manifest.Spec);
        var baseFolder = manifest.BaseFolder ?? Environment.CurrentDirectory;
        if (dataFolder is not null)
        {
            spec = spec with { Dataset = spec.Dataset.In(Path.GetFullPath(dataFolder), baseFolder) };
        }

        var run = Planner.Plan(spec, manifest.Context.Contract).Runs.Single();
        if (run.RunId != runId)
        {
            throw new UserErrorException(new Diagnostic
            {
                Code = ErrorCodes.TableNotReadable,
                File = RunManifests.FileOf(results, runId),
                Message = "this version of the program computes some stage of the run in another way",
                Remedy = "run its spec again",
            });
        }

        var dataset = DatasetLoader.Load(spec.Dataset, baseFolder);
        var computation = CoreSettings.Open(spec.Numerics);
        try
        {
            return new StoredRun(
                run, new StageStore(results), manifest.Context.Metadata, dataset, baseFolder, computation);
        }
        catch
        {
            computation.Dispose();
            throw;
        }
    }

    /// <summary>The codes of the attacked queries; null where the run has no such attack.</summary>
    public PackedCodes? AttackedCodes(string attack) =>
        Find(attack) is { } found ? Codes(found.Stage, StageFiles.Queries) : null;

    /// <summary>
    /// Attacks the first batch of queries again; see <see cref="AttackStage.AttackFirstBatch"/>. Null where the run has
    /// no such attack, or it is an ensemble, which makes no images of its own.
    /// </summary>
    public PackedCodes? AttackFirstBatch(string attack, IAttackedImageSink sink, CancellationToken cancellation)
    {
        if (Find(attack)?.Stage is not AttackStage stage)
        {
            return null;
        }

        // Nothing is measured, and no checkpoint is ever due.
        var clock = new StoppedClock();
        using var meter = new StageMeter(clock);
        var checkpoints = new StageCheckpoints(
            _store.Checkpoints(stage.Identity), TimeSpan.MaxValue, clock, meter, () => { }, _ => { });
        return stage.AttackFirstBatch(
            new StageContext(_store, Dataset, _computation, _baseFolder, checkpoints, _ => { }, cancellation), sink);
    }

    /// <inheritdoc/>
    public void Dispose() => _computation.Dispose();

    // Code of a script is not here where no script registered it.
    private static bool CanMake(AttackSpec spec) => spec is not IExtensionSpec custom
        || ExtensionRegistry.Find(spec.GetType(), custom.Extension)?.Source == custom.Source;

    private EvaluatedAttack? Find(string attack) =>
        _run.Evaluation.Attacks.FirstOrDefault(each => each.Label == attack);

    private PackedCodes Codes(IStage stage, string file) => StageFiles.ReadCodes(_store, stage, file);

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch;

        public override long GetTimestamp() => 0;
    }
}

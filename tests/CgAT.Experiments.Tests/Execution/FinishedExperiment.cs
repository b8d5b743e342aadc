using CgAT.Experiments.Execution;
using CgAT.Experiments.Execution.Events;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Execution;

/// <summary>
/// The tiny experiment, run once for all tests of execution. Its results are read only; a test that changes some takes
/// a copy.
/// </summary>
public sealed class FinishedExperiment : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Recorder recorder = new();
    private readonly Lazy<ExperimentOutcome> attacked;

    public FinishedExperiment()
    {
        TinyDataset.Write(Directory.CreateDirectory(folder.Below("data")).FullName);
        Spec = TinySpec.Of(folder.Below("data"));
        Outcome = Run(Results, observer: recorder);
        attacked = new Lazy<ExperimentOutcome>(
            () => Run(AttackedResults, TinyAttacks.With(Spec)).RequireSuccess());
    }

    public ExperimentSpec Spec { get; }

    /// <summary>What the data folder of the spec is relative to.</summary>
    public string BaseFolder => folder.Path;

    public string Results => folder.Below("results");

    public ExperimentOutcome Outcome { get; }

    /// <summary>
    /// What <see cref="TinyAttacks"/> makes of the experiment, run when it is asked for the first time; its results are
    /// read only.
    /// </summary>
    public ExperimentOutcome Attacked => attacked.Value;

    public string AttackedResults => folder.Below("attacked");

    /// <summary>The kinds of the stages that were computed, in their order.</summary>
    public IReadOnlyList<string> Computed => recorder.Finished;

    public ExperimentRequest Request(string results, ExperimentSpec? spec = null) => new()
    {
        Spec = spec ?? Spec,
        BaseFolder = folder.Path,
        ResultsFolder = results,
    };

    public ExperimentOutcome Run(
        string results,
        ExperimentSpec? spec = null,
        IExperimentObserver? observer = null,
        TimeSpan? checkpointEvery = null,
        CancellationToken cancellation = default) => ExperimentRunner.Run(
            Request(results, spec) with
            {
                Observer = observer ?? new SilentObserver(),
                Execution = checkpointEvery is { } every ? new ExecutionSettings { CheckpointEvery = every } : new(),
            },
            cancellation);

    /// <summary>A copy of the results in a folder of its own.</summary>
    internal TemporaryFolder Copy()
    {
        var copy = new TemporaryFolder();
        foreach (var file in new DirectoryInfo(Results).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var target = copy.Below(Path.GetRelativePath(Results, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            file.CopyTo(target);
        }

        return copy;
    }

    public void Dispose() => folder.Dispose();
}

using CgAT.Experiments.Execution;
using CgAT.Experiments.Planning;
using CgAT.Experiments.Tests.Results;

namespace CgAT.Experiments.Tests.Execution.Checkpoints;

/// <summary>
/// The tiny experiment, stopped within a stage, so that its results hold a checkpoint of that; and what became of it
/// when it went on.
/// </summary>
internal sealed class StoppedExperiment : IDisposable
{
    /// <summary>The step after which it is stopped, of five.</summary>
    public const int Step = 2;

    private readonly FinishedExperiment _experiment;
    private readonly TemporaryFolder _results = new();
    private readonly List<(int Done, int Before)> _steps = [];
    private readonly string _kind;

    /// <summary>Stops within the first stage of a kind.</summary>
    public StoppedExperiment(FinishedExperiment experiment, string kind)
    {
        (_experiment, _kind) = (experiment, kind);
        using var stop = new CancellationTokenSource();
        var stopping = new Recorder
        {
            OnProgress = (stage, progress) =>
            {
                if (stage == kind && progress.Done >= Step)
                {
                    stop.Cancel();
                }
            },
        };
        Assert.ThrowsAny<OperationCanceledException>(
            () => experiment.Run(_results.Path, observer: stopping, cancellation: stop.Token));
    }

    public string Results => _results.Path;

    /// <summary>The folder of the checkpoints.</summary>
    public string Folder => _results.Below("store", ".checkpoints", Stage.Folder);

    /// <summary>The only checkpoint.</summary>
    public string File => Assert.Single(Directory.GetFiles(Folder));

    /// <summary>What happened when it went on.</summary>
    public Recorder Recorder { get; private set; } = new();

    /// <summary>What each report of the stage said when it went on: how much was done, and how much before.</summary>
    public IReadOnlyList<(int Done, int Before)> Steps => _steps;

    private StageIdentity Stage => _experiment.Outcome.Plan.Stages
        .First(stage => stage.Identity.Kind == _kind).Identity;

    /// <summary>Goes on, and must come to the same tables with nothing left over.</summary>
    public void GoOn()
    {
        Recorder = new Recorder
        {
            OnProgress = (kind, progress) =>
            {
                if (kind == _kind)
                {
                    _steps.Add((progress.Done, progress.DoneBefore));
                }
            },
        };
        ExperimentRunner.Run(_experiment.Request(Results).WithObserver(Recorder));
        Assert.Equal(FolderImage.Stages(_experiment.Results), FolderImage.Stages(Results));
        Assert.Equal(FolderImage.Tables(_experiment.Results), FolderImage.Tables(Results));
        Assert.Empty(FolderImage.LeftOvers(Results));
    }

    public void Dispose() => _results.Dispose();
}

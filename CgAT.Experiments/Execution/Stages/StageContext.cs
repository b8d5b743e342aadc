using CgAT.Core.Checkpoints;
using CgAT.Core.Data;
using CgAT.Core.Models;
using CgAT.Core.Training;
using CgAT.Experiments.Execution.Checkpoints;
using CgAT.Experiments.Execution.Events;

namespace CgAT.Experiments.Execution.Stages;

/// <summary>What a stage needs beside its settings.</summary>
public sealed class StageContext
{
    private readonly StageStore _store;
    private readonly string _baseFolder;
    private readonly StageCheckpoints _checkpoints;
    private readonly Action<StageProgress> _report;

    internal StageContext(
        StageStore store,
        RetrievalDataset dataset,
        Computation computation,
        string baseFolder,
        StageCheckpoints checkpoints,
        Action<StageProgress> report,
        CancellationToken cancellation)
    {
        _store = store;
        _baseFolder = baseFolder;
        _checkpoints = checkpoints;
        _report = report;
        Dataset = dataset;
        Computation = computation;
        Cancellation = cancellation;
    }

    /// <summary>The data set.</summary>
    public RetrievalDataset Dataset { get; }

    /// <summary>Where to compute.</summary>
    public Computation Computation { get; }

    /// <summary>Keeps the state of a loop of steps; a stage has one such loop.</summary>
    public ICheckpoints Checkpoints => _checkpoints;

    /// <summary>Is cancelled when the user stops the run.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>A file of a finished stage.</summary>
    public string FileOf(IStage stage, string name) => Path.Combine(_store.Open(stage.Identity).Folder, name);

    /// <summary>A file that a spec names, relative to its own folder.</summary>
    public string FileOfSpec(string file) => Path.GetFullPath(Path.Combine(_baseFolder, file));

    /// <summary>Hands training steps on as progress.</summary>
    public IProgress<TrainingProgress> TrainingProgress()
    {
        var start = new Start(_checkpoints);
        return new Relay<TrainingProgress>(step => _report(new StageProgress
        {
            Done = step.StepsDone,
            Total = step.Steps,
            DoneBefore = start.Of(step.StepsDone),
            Images = step.Images,
            Epoch = step.Record.Epoch + 1,
            Epochs = step.Epochs,
            Loss = step.Record.Loss,
        }));
    }

    /// <summary>Hands counted items on as progress.</summary>
    /// <param name="total">How many there are.</param>
    /// <param name="before">How many of them were done before those that are counted.</param>
    public IProgress<int> ItemProgress(int total, int before = 0)
    {
        var start = new Start(_checkpoints);
        int? last = null;
        return new Relay<int>(done =>
        {
            var kept = start.Of(done);
            _report(new StageProgress
            {
                Done = before + done,
                Total = total,
                DoneBefore = kept,
                Images = done - (last ?? kept),
            });
            last = done;
        });
    }

    // A loop that goes on from a checkpoint says first how far that was.
    private sealed class Start(StageCheckpoints checkpoints)
    {
        private int? _before;

        public int Of(int done) => _before ??= checkpoints.Restored ? done : 0;
    }

    // Progress<T> posts to the thread pool, out of order; a stage's steps are reported as they come.
    private sealed class Relay<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }
}

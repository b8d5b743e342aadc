using CgAT.Core.Models;
using CgAT.Experiments.Execution.Checkpoints;
using CgAT.Experiments.Execution.Events;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Planning;

namespace CgAT.Experiments.Execution;

/// <summary>Computes stages that are not in the store yet, and measures them.</summary>
internal sealed class StageRunner(
    StageStore store,
    LoadedDatasets datasets,
    Computation computation,
    string baseFolder,
    IExperimentObserver observer,
    TimeProvider clock,
    TimeSpan checkpointEvery,
    RunOrigin origin)
{
    /// <summary>Sees to it that a stage is in the store.</summary>
    /// <returns>Whether it was computed now, and not before or by another process.</returns>
    /// <exception cref="OperationCanceledException">Stopped; the state of the stage is kept.</exception>
    public bool Require(IStage stage, RunPlan run, CancellationToken cancellation)
    {
        if (store.Has(stage.Identity))
        {
            return false;
        }

        cancellation.ThrowIfCancellationRequested();
        using var claim = store.Claim(stage.Identity, () => observer.Waiting(stage, run), cancellation);
        if (claim is null)
        {
            return false;
        }

        observer.Started(stage, run);
        var stored = Compute(stage, run, cancellation);
        claim.Remove();
        observer.Finished(stage, stored.Manifest.Timing);
        return true;
    }

    private StoredStage Compute(IStage stage, RunPlan run, CancellationToken cancellation)
    {
        var checkpoints = store.Checkpoints(stage.Identity);
        while (true)
        {
            try
            {
                var stored = store.Write(
                    stage.Identity, origin, folder => Measure(stage, run, folder, checkpoints, cancellation));
                checkpoints.Clear();
                return stored;
            }
            catch (CheckpointRefusedException refusal)
            {
                // What it was read into is gone; the next attempt begins with the one before.
                observer.Warned(CheckpointWarnings.Refused(refusal));
                CheckpointFolder.Remove(refusal.File);
            }
        }
    }

    private StageTiming Measure(
        IStage stage, RunPlan run, string folder, CheckpointFolder kept, CancellationToken cancellation)
    {
        using var meter = new StageMeter(clock);
        var checkpoints = new StageCheckpoints(
            kept, checkpointEvery, clock, meter, () => observer.Writing(run, "checkpoint"), observer.Warned);
        var context = new StageContext(
            store,
            datasets.Of(stage.Identity),
            computation,
            baseFolder,
            checkpoints,
            progress =>
            {
                meter.Add(progress.Images);
                observer.Progressed(stage, progress);
            },
            cancellation);
        stage.Execute(context, folder);
        observer.Writing(run, "stage");
        return meter.Read() with { Work = stage.Work(context.Dataset) };
    }
}

using System.Diagnostics;
using CgAT.Core.Models;
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
    WorkAccount work,
    IExperimentObserver observer,
    TimeProvider clock)
{
    /// <summary>Sees to it that a stage is in the store.</summary>
    /// <returns>Whether it was computed now.</returns>
    public bool Require(IStage stage, RunPlan run, CancellationToken cancellation)
    {
        if (store.Has(stage.Identity))
        {
            return false;
        }

        cancellation.ThrowIfCancellationRequested();
        observer.Started(stage, run);
        var stored = store.Write(stage.Identity, folder => Measure(stage, folder, cancellation));
        work.Finish(stage);
        observer.Finished(stage, stored.Manifest.Timing);
        return true;
    }

    private StageTiming Measure(IStage stage, string folder, CancellationToken cancellation)
    {
        using var process = Process.GetCurrentProcess();
        var images = 0L;
        var started = clock.GetUtcNow();
        var from = clock.GetTimestamp();
        var cpu = process.TotalProcessorTime;
        var context = new StageContext(
            store,
            datasets.Of(stage.Identity),
            computation,
            baseFolder,
            progress =>
            {
                images += progress.Images;
                var share = (double)progress.Done / progress.Total;
                observer.Progressed(stage, progress with { Experiment = work.During(stage, share) });
            },
            cancellation);
        stage.Execute(context, folder);
        process.Refresh();
        return new StageTiming
        {
            Started = started,
            WallSeconds = clock.GetElapsedTime(from).TotalSeconds,
            CpuSeconds = (process.TotalProcessorTime - cpu).TotalSeconds,
            Images = images,
            Work = stage.Work(context.Dataset),
            PeakMemoryMib = process.PeakWorkingSet64 / 1048576.0,
        };
    }
}

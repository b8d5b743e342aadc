namespace CgAT.Cli

open System
open System.IO
open CgAT.Experiments.Execution.Events

/// Progress as lines, for logs and pipes: a line where a stage begins, one for each epoch or tenth, one where it ends.
type PlainProgress(output: TextWriter, clock: TimeProvider) =
    let mutable started = 0L
    let mutable images = 0L
    let mutable shown = 0

    let rate () =
        let seconds = clock.GetElapsedTime(started).TotalSeconds
        if seconds > 0.0 then float images / seconds else 0.0

    let left (progress: StageProgress) =
        let elapsed = clock.GetElapsedTime started
        elapsed * (float (progress.Total - progress.Done) / float progress.Done)

    // Parts of a stage that deserve a line: epochs where it trains, else tenths.
    let part (progress: StageProgress) =
        let parts =
            if progress.Epochs.HasValue then
                progress.Epochs.Value
            else
                10

        progress.Done * parts / progress.Total

    interface IExperimentObserver with
        member _.Planned(plan, cached) =
            output.WriteLine $"{plan.Spec.Name}: {Format.plan plan cached}; spec {plan.SpecId[..11]}"

        member _.Started(stage, run) =
            started <- clock.GetTimestamp()
            images <- 0L
            shown <- 0
            output.WriteLine $"{stage.Title} (seed {run.Seed})"

        member _.Progressed(_, progress) =
            images <- images + int64 progress.Images

            if part progress > shown then
                shown <- part progress

                let what =
                    if progress.Epochs.HasValue then
                        $"epoch {shown}/{progress.Epochs}  loss {Format.loss progress.Loss.Value}"
                    else
                        $"{Format.count (float progress.Done)}/{Format.count (float progress.Total)}"

                output.WriteLine($"  {what}  {Format.count (rate ())} images/s  {Format.duration (left progress)} left")

        member _.Finished(_, timing) =
            output.WriteLine $"  done in {Format.duration (TimeSpan.FromSeconds timing.WallSeconds)}"

namespace CgAT.FSharp

open System
open CgAT.Experiments.Execution
open CgAT.Experiments.Execution.Events

/// How fast a stage goes, what its loss is, and how long it will take.
type internal StagePace(clock: TimeProvider) =
    let started = clock.GetTimestamp()
    let mutable images = 0L
    let mutable epoch = 0
    let mutable losses: float list = []

    // The mean of the epoch so far: that of a single batch jumps.
    let loss () =
        if losses.IsEmpty then
            None
        else
            Some(Wording.loss (List.average losses))

    let left (progress: StageProgress) =
        clock.GetElapsedTime started
        * (float (progress.Total - progress.Done)
           / float (progress.Done - progress.DoneBefore))

    let rate () =
        float images / max 1e-3 (clock.GetElapsedTime started).TotalSeconds

    /// The stage goes on.
    member _.Add(progress: StageProgress) =
        images <- images + int64 progress.Images

        if progress.Epoch.HasValue && progress.Epoch.Value <> epoch then
            epoch <- progress.Epoch.Value
            losses <- []

        if progress.Loss.HasValue then
            losses <- progress.Loss.Value :: losses

    /// How the stage goes: epoch and loss or items, time left, speed; the first ones matter most.
    member _.Stage(progress: StageProgress) : string list =
        [
            match loss () with
            | Some loss when progress.Epochs.HasValue ->
                $"epoch {epoch}/{progress.Epochs}"
                $"loss {loss}"
            | _ -> $"{Wording.count (float progress.Done)}/{Wording.count (float progress.Total)}"

            if progress.Done > progress.DoneBefore then
                $"{Wording.duration (left progress)} left"
                $"{Wording.count (rate ())} images/s"
        ]

    /// How the stage went.
    member _.Done(timing: StageTiming) : string list =
        [
            $"done in {Wording.duration (TimeSpan.FromSeconds timing.WallSeconds)}"
            match loss () with
            | Some loss -> $"loss {loss}"
            | None -> ()
        ]

namespace CgAT.Cli

open System
open CgAT.Experiments.Execution
open CgAT.Experiments.Execution.Events

/// How fast a stage goes, what its loss is, and how long it and the whole experiment will take.
type Pace(clock: TimeProvider) =
    let mutable planned = clock.GetTimestamp()
    let mutable started = planned
    let mutable images = 0L
    let mutable epoch = 0
    let mutable losses: float list = []
    let mutable work: ExperimentWork option = None

    // The mean of the epoch so far: that of a single batch jumps.
    let loss () =
        if losses.IsEmpty then
            None
        else
            Some(Format.loss (List.average losses))

    let left (progress: StageProgress) =
        clock.GetElapsedTime started
        * (float (progress.Total - progress.Done) / float progress.Done)

    let rate () =
        float images / max 1e-3 (clock.GetElapsedTime started).TotalSeconds

    /// An experiment begins.
    member _.Plan() = planned <- clock.GetTimestamp()

    /// A stage begins.
    member _.Start() =
        started <- clock.GetTimestamp()
        images <- 0L
        epoch <- 0
        losses <- []

    /// A stage goes on.
    member _.Add(progress: StageProgress) =
        images <- images + int64 progress.Images
        work <- Option.ofObj progress.Experiment |> Option.orElse work

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
            | _ -> $"{Format.count (float progress.Done)}/{Format.count (float progress.Total)}"
            $"{Format.duration (left progress)} left"
            $"{Format.count (rate ())} images/s"
        ]

    /// How the stage went.
    member _.Done(timing: StageTiming) : string list =
        [
            $"done in {Format.duration (TimeSpan.FromSeconds timing.WallSeconds)}"
            match loss () with
            | Some loss -> $"loss {loss}"
            | None -> ()
        ]

    /// How much of the work is done, in [0, 1].
    member _.Share =
        match work with
        | Some work when work.Done + work.Left > 0.0 -> work.Done / (work.Done + work.Left)
        | _ -> 0.0

    /// The time that the rest of the experiment takes at the speed so far.
    member _.ExperimentLeft =
        match work with
        | Some work when work.Done > 0.0 && work.Left > 0.0 ->
            Some(clock.GetElapsedTime planned * (work.Left / work.Done))
        | _ -> None

    /// The time since the experiment began.
    member _.Elapsed = clock.GetElapsedTime planned

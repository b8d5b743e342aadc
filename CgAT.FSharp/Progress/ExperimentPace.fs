namespace CgAT.FSharp

open System
open CgAT.Experiments.Execution.Events

/// How far an experiment is, and how long it will take.
type internal ExperimentPace(clock: TimeProvider) =
    let mutable planned = clock.GetTimestamp()
    let mutable work: ExperimentWork option = None

    /// The experiment begins.
    member _.Plan() = planned <- clock.GetTimestamp()

    /// A stage goes on.
    member _.Add(progress: StageProgress) =
        work <- Option.ofObj progress.Experiment |> Option.orElse work

    /// How much of the work is done, in [0, 1].
    member _.Share =
        match work with
        | Some work when work.Done + work.Left > 0.0 -> work.Done / (work.Done + work.Left)
        | _ -> 0.0

    /// The time that the rest of the experiment takes at the speed so far.
    member _.Left =
        match work with
        | Some work when work.Done > 0.0 && work.Left > 0.0 ->
            Some(clock.GetElapsedTime planned * (work.Left / work.Done))
        | _ -> None

    /// The time since the experiment began.
    member _.Elapsed = clock.GetElapsedTime planned

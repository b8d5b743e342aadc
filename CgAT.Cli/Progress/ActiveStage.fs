namespace CgAT.Cli

open System
open CgAT.FSharp

/// A stage that is under way, as displays know it. A run is at one stage at a time.
type internal ActiveStage(key: string, title: string, clock: TimeProvider) =
    /// The stage's key.
    member _.Key = key

    /// The stage and whose it is.
    member _.Title = title

    /// How it goes.
    member val Pace = StagePace clock

    /// How many parts of it were shown.
    member val Shown = 0 with get, set

    /// When something of it was shown last, as a timestamp of the clock.
    member val LastShown = clock.GetTimestamp() with get, set

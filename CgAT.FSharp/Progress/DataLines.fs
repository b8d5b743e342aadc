namespace CgAT.FSharp

open System
open CgAT.Core.Data

/// How the reading of images goes, as lines for logs and pipes: one where it begins, one where it ends, and between
/// them none within five seconds of another. Of what is over before anyone's patience is, nothing is said.
type internal DataLines(say: string -> unit, clock: TimeProvider, patience: TimeSpan) =
    let mutable pace = DataPace clock
    let mutable shown = clock.GetTimestamp()
    let mutable what = ""
    let mutable isSilent = true

    let isDue (progress: DataProgress) =
        let silent = clock.GetElapsedTime shown

        if isSilent then
            silent >= patience
        else
            progress.Done = progress.Total || silent >= TimeSpan.FromSeconds 5.0

    /// It goes on.
    member _.Add(progress: DataProgress) =
        if progress.What <> what || progress.Done = 0 then
            what <- progress.What
            pace <- DataPace clock
            shown <- clock.GetTimestamp()
            isSilent <- true

        if isDue progress then
            isSilent <- false
            shown <- clock.GetTimestamp()
            let details = String.concat "  " (pace.Details progress)
            say $"{what}: {details}"

    interface IProgress<DataProgress> with
        member this.Report progress = this.Add progress

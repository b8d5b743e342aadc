namespace CgAT.FSharp

open System
open System.Collections.Generic
open CgAT.Core.Data
open CgAT.Experiments.Planning

/// How the reading of images goes while an experiment runs, as lines: workers read at the same time, each for its own
/// run and at its own pace. Of what takes less than two seconds nothing is said.
type internal ReaderLines(say: string -> unit, clock: TimeProvider) =
    let readings = Dictionary<string, DataLines>()

    /// A reader goes on.
    member _.Add(run: RunPlan | null, progress: DataProgress) =
        let whose = Wording.reader run

        if not (readings.ContainsKey whose) then
            readings[whose] <- DataLines((fun text -> say $"{text}{whose}"), clock, TimeSpan.FromSeconds 2.0)

        readings[whose].Add progress

namespace CgAT.FSharp

open System
open System.IO
open CgAT.Experiments.Execution.Events

/// Progress of a script: a line where a stage begins; on a terminal, how far it is, at the end of that line, as far as its
/// width has room for it: a line that wraps could not be written over.
type internal Progress(out: TextWriter, isLive: bool, width: int, clock: TimeProvider) =
    let pace = ExperimentPace clock
    let mutable stagePace = StagePace clock
    let mutable line = ""
    let mutable told = ""
    let mutable stageLine = ""
    let mutable isStageShown = false
    let mutable isReading = false

    let show (text: string) =
        if isLive && text <> told then
            // What was longer before is written over.
            out.Write($"\r{line}{text.PadRight told.Length}")
            told <- text

    let endLine () =
        if isLive && line <> "" then
            out.WriteLine()

        line <- ""
        told <- ""
        isStageShown <- false
        isReading <- false

    let next (text: string) =
        endLine ()
        line <- text
        if isLive then out.Write line else out.WriteLine line

    let showStage () =
        if isLive && not isStageShown then
            next stageLine
            isStageShown <- true

    let tellOfReading (text: string) =
        if not isLive then
            out.WriteLine $"  {text}"
        else
            if not isReading then
                next "  "
                isReading <- true

            show (text.Substring(0, min text.Length (max 0 (width - 3))))

    let readings = ReaderLines(tellOfReading, clock)

    let inAll () =
        match pace.Left with
        | Some left -> [ $"({Wording.about left} left in all)" ]
        | None -> []

    // The last parts of a stage matter least, and all together less than what is left of all.
    let showFitting (stage: string list) (all: string list) =
        let text (parts: string list) = "   " + String.concat "  " parts
        let fits (text: string) = line.Length + text.Length < width

        [
            for count in stage.Length .. -1 .. 0 -> text (List.truncate count stage @ all)
        ]
        |> List.tryFind fits
        |> Option.iter show

    interface IExperimentObserver with
        member _.Planned(plan, cached) =
            pace.Plan()
            let (runs, stages) = plan.Runs.Count, plan.Stages.Count
            endLine ()
            out.WriteLine $"{plan.Spec.Name}: {runs} runs, {stages} stages, {cached} finished before"

        member _.Started(stage, run) =
            let places = [ for place in run.Axes -> $", {place.Axis} {place.Text}" ]
            stagePace <- StagePace clock
            stageLine <- $"  {stage.Title} ({run.Defense.Label}, seed {run.Seed}{String.Concat places})"
            next stageLine
            isStageShown <- true

        member _.Progressed(_, progress) =
            pace.Add progress
            stagePace.Add progress
            showStage ()
            showFitting (stagePace.Stage progress) (inAll ())

        member _.Finished(_, timing) =
            showStage ()
            showFitting (stagePace.Done timing) []

        member _.Reading(run, progress) = readings.Add(run, progress)

        member _.Warned warning =
            endLine ()
            out.WriteLine $"  {warning}"

        member _.Ended _ = endLine ()

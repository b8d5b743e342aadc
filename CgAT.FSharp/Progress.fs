namespace CgAT.FSharp

open System
open System.Globalization
open System.IO
open CgAT.Experiments.Execution.Events

/// Progress of a script: a line where a stage begins; on a terminal, how far it is, at the end of that line.
type internal Progress(out: TextWriter, isLive: bool) =
    let mutable line = ""
    let mutable told = ""

    let show (text: string) =
        if isLive && text <> told then
            // What was longer before is written over.
            out.Write($"\r{line}{text.PadRight told.Length}")
            told <- text

    let next (text: string) =
        if isLive && line <> "" then
            out.WriteLine()

        line <- text
        told <- ""
        if isLive then out.Write line else out.WriteLine line

    /// The end of a line: how far the stage is, its loss, and how far all is.
    static member Text(progress: StageProgress) =
        let percent (done': float) (left: float) =
            int (100.0 * done' / max (done' + left) Double.Epsilon)

        [
            $"{percent progress.Done (float (progress.Total - progress.Done))} %%"

            match Option.ofNullable progress.Loss with
            | Some loss -> "loss " + loss.ToString("0.000", CultureInfo.InvariantCulture)
            | None -> ()

            match Option.ofObj progress.Experiment with
            | Some work -> $"{percent work.Done work.Left} %% of all"
            | None -> ()
        ]
        |> String.concat ", "
        |> (+) "   "

    interface IExperimentObserver with
        member _.Planned(plan, cached) =
            let (runs, stages) = plan.Runs.Count, plan.Stages.Count
            out.WriteLine $"{plan.Spec.Name}: {runs} runs, {stages} stages, {cached} finished before"

        member _.Started(stage, run) =
            let places = [ for place in run.Axes -> $", {place.Axis} {place.Text}" ]
            next $"  {stage.Title} ({run.Defense.Label}, seed {run.Seed}{String.Concat places})"

        member _.Progressed(_, progress) = show (Progress.Text progress)
        member _.Finished(_, _) = show "   done"
        member _.Warned warning = next $"  {warning}"

        member _.Ended _ =
            if isLive && line <> "" then
                out.WriteLine()
                line <- ""

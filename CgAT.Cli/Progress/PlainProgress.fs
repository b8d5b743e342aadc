namespace CgAT.Cli

open System
open System.Collections.Generic
open System.IO
open CgAT.Experiments.Execution.Events
open CgAT.Experiments.Execution.Stages
open CgAT.Experiments.Planning
open CgAT.FSharp

/// Progress as lines, for logs and pipes: one where a stage begins and one where it ends; between them one for each
/// epoch, or each tenth where it has no or many of them, but none within two seconds of another, and one at least
/// every five minutes. Images that are read in less than two seconds are not told of. Where several stages are under
/// way, a line says whose it is unless it follows its stage's title.
type PlainProgress(output: TextWriter, clock: TimeProvider) =
    let pace = ExperimentPace clock
    let active = Dictionary<string, ActiveStage>()
    let numbers = Dictionary<string, int>()
    let mutable heading = ""
    let mutable finished = 0
    let mutable stages = 0
    let mutable titleOf = fun (stage: IStage) (_: RunPlan) -> stage.Title

    let line (text: string) = output.WriteLine text
    let readings = ReaderLines(line, clock)

    let detail (stage: ActiveStage) (parts: string list) =
        let text = String.concat "  " parts

        line (
            if heading = stage.Key then
                $"  {text}"
            else
                $"  {stage.Title}: {text}"
        )

        stage.LastShown <- clock.GetTimestamp()

    let find (stage: IStage) =
        active.Values |> Seq.tryFind (fun each -> each.Key = stage.Identity.Key)

    let part (progress: StageProgress) =
        let parts =
            if progress.Epochs.HasValue then
                min 10 progress.Epochs.Value
            else
                10

        progress.Done * parts / progress.Total

    let isDue (stage: ActiveStage) (progress: StageProgress) =
        let silent = clock.GetElapsedTime stage.LastShown

        progress.Done < progress.Total
        && (part progress > stage.Shown && silent >= TimeSpan.FromSeconds 2.0
            || silent >= TimeSpan.FromMinutes 5.0)

    let inAll () =
        match pace.Left with
        | _ when finished = stages -> [ $"({Format.duration pace.Elapsed} in all)" ]
        | Some left -> [ $"({Format.about left} left in all)" ]
        | None -> []

    let numberOf (stage: IStage) =
        match numbers.TryGetValue stage.Identity.Key with
        | true, number -> number
        | _ ->
            let number = finished + active.Count
            numbers[stage.Identity.Key] <- number
            number

    interface IDisplay with
        member _.Say text = line text

    interface IExperimentObserver with
        member _.Planned(plan, cached) =
            pace.Plan()
            finished <- cached
            stages <- plan.Stages.Count
            titleOf <- Format.stage plan
            line $"{plan.Spec.Name}: {Format.plan plan cached}; spec {plan.SpecId[..11]}"

        member _.Started(stage, run) =
            let begun = ActiveStage(stage.Identity.Key, titleOf stage run, clock)
            active[run.RunId] <- begun
            line $"{numberOf stage}/{stages} {begun.Title}"
            heading <- begun.Key

        member _.Progressed(stage, progress) =
            pace.Add progress

            match find stage with
            | Some stage ->
                stage.Pace.Add progress

                if progress.DoneBefore > 0 && progress.Done = progress.DoneBefore then
                    stage.Shown <- part progress

                    detail
                        stage
                        [
                            $"goes on at {Format.count (float progress.Done)}/{Format.count (float progress.Total)}"
                        ]
                elif isDue stage progress then
                    stage.Shown <- part progress
                    detail stage (stage.Pace.Stage progress @ inAll ())
            | None -> ()

        member _.Finished(stage, timing) =
            finished <- finished + 1

            match find stage with
            | Some stage ->
                detail stage (stage.Pace.Done timing @ inAll ())

                for run in active |> Seq.filter (fun each -> each.Value = stage) |> Seq.toList do
                    active.Remove run.Key |> ignore
            | None -> ()

        member _.Found _ = finished <- finished + 1

        member _.Reading(run, progress) = readings.Add(run, progress)

        member _.Waiting(stage, run) =
            line $"waiting for another process, which computes {titleOf stage run}"

        member _.Warned warning = line $"{warning}"

        member _.Ended outcome =
            active.Remove outcome.Run.RunId |> ignore

            match Option.ofObj outcome.Failure with
            | Some failure -> line $"{Format.failed outcome.Run failure}"
            | None -> ()

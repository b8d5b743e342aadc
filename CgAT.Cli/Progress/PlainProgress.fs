namespace CgAT.Cli

open System
open System.IO
open CgAT.Experiments.Execution.Events
open CgAT.Experiments.Execution.Stages
open CgAT.Experiments.Planning

/// Progress as lines, for logs and pipes: one where a stage begins and one where it ends; between them one for each
/// epoch, or each tenth where it has no or many of them, but none within two seconds of another, and one at least
/// every five minutes.
type PlainProgress(output: TextWriter, clock: TimeProvider) =
    let pace = Pace clock
    let mutable last = clock.GetTimestamp()
    let mutable shown = 0
    let mutable finished = 0
    let mutable stages = 0
    let mutable titleOf = fun (stage: IStage) (_: RunPlan) -> stage.Title

    let line (text: string) =
        output.WriteLine text
        last <- clock.GetTimestamp()

    let detail (parts: string list) = line ("  " + String.concat "  " parts)

    let part (progress: StageProgress) =
        let parts =
            if progress.Epochs.HasValue then
                min 10 progress.Epochs.Value
            else
                10

        progress.Done * parts / progress.Total

    let isDue (progress: StageProgress) =
        let silent = clock.GetElapsedTime last

        progress.Done < progress.Total
        && (part progress > shown && silent >= TimeSpan.FromSeconds 2.0
            || silent >= TimeSpan.FromMinutes 5.0)

    let inAll () =
        match pace.ExperimentLeft with
        | _ when finished = stages -> [ $"({Format.duration pace.Elapsed} in all)" ]
        | Some left -> [ $"({Format.about left} left in all)" ]
        | None -> []

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
            pace.Start()
            shown <- 0
            line $"{finished + 1}/{stages} {titleOf stage run}"

        member _.Progressed(_, progress) =
            pace.Add progress

            if isDue progress then
                shown <- part progress
                detail (pace.Stage progress @ inAll ())

        member _.Finished(_, timing) =
            finished <- finished + 1
            detail (pace.Done timing @ inAll ())

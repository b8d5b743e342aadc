namespace CgAT.Cli

open System
open System.Collections.Concurrent
open Spectre.Console
open Spectre.Console.Rendering
open CgAT.Experiments.Execution.Events

/// The details of each task, written by the observer and read by the column that draws them.
type private Details = ConcurrentDictionary<int, string>

/// Draws epoch, loss, speed and time left beside a bar.
type private DetailColumn(details: Details) =
    inherit ProgressColumn()

    override _.Render(_, task, _) =
        match details.TryGetValue task.Id with
        | true, text -> Text text :> IRenderable
        | _ -> Text ""

/// Progress as bars that move, for a terminal.
type LiveProgress private (context: ProgressContext, details: Details, clock: TimeProvider) =
    let mutable overall: ProgressTask option = None
    let mutable task: ProgressTask option = None
    let mutable started = 0L
    let mutable images = 0L

    let show (text: string) =
        task |> Option.iter (fun current -> details[current.Id] <- text)

    /// Runs work with bars below the text that is there already.
    static member Run (console: IAnsiConsole) (clock: TimeProvider) (work: IExperimentObserver -> 'result) =
        let details = Details()

        console
            .Progress()
            .AutoClear(false)
            .Columns(TaskDescriptionColumn(Alignment = Justify.Left), ProgressBarColumn(Width = 20), DetailColumn(details))
            .Start(fun context -> work (LiveProgress(context, details, clock)))

    interface IExperimentObserver with
        member _.Planned(plan, cached) =
            let total = plan.Stages.Count

            let bar =
                context.AddTask($"[bold]{Markup.Escape plan.Spec.Name}[/]", maxValue = float total)

            bar.Value <- float cached
            overall <- Some bar

            details[bar.Id] <- Format.plan plan cached

            if cached = total then
                bar.StopTask()

        member _.Started(stage, run) =
            started <- clock.GetTimestamp()
            images <- 0L
            task <- Some(context.AddTask(Markup.Escape $"  {stage.Title} (seed {run.Seed})"))
            show "starting"

        member _.Progressed(_, progress) =
            images <- images + int64 progress.Images

            task
            |> Option.iter (fun current -> current.Value <- 100.0 * float progress.Done / float progress.Total)

            let elapsed = clock.GetElapsedTime started
            let left = elapsed * (float (progress.Total - progress.Done) / float progress.Done)
            let rate = Format.count (float images / max 1e-3 elapsed.TotalSeconds)

            let what =
                if progress.Epochs.HasValue then
                    $"{progress.Epoch}/{progress.Epochs}  loss {Format.loss progress.Loss.Value}  "
                else
                    ""

            show $"{what}{rate} images/s  {Format.duration left} left"

        member _.Finished(_, timing) =
            show $"done  {Format.duration (TimeSpan.FromSeconds timing.WallSeconds)}"

            task
            |> Option.iter (fun current ->
                current.Value <- 100.0
                current.StopTask())

            overall |> Option.iter (fun bar -> bar.Increment 1.0)

namespace CgAT.Cli

open System
open Spectre.Console
open CgAT.Experiments.Execution.Events
open CgAT.Experiments.Execution.Stages
open CgAT.Experiments.Planning

/// A bar, and what stands before and behind it.
type private Row =
    {
        Title: string
        Share: float
        Details: string list
    }

/// Progress as bars that move, for a terminal: the experiment, and below it the stages of late.
type LiveProgress private (console: IAnsiConsole, context: LiveDisplayContext, clock: TimeProvider) =
    // More would scroll away on a small terminal, and a sweep has thousands.
    let most = Math.Clamp(console.Profile.Height - 6, 1, 10)
    let pace = Pace clock
    let mutable drawn = clock.GetTimestamp()
    let mutable name = ""
    let mutable before = 0
    let mutable finished = 0
    let mutable stages = 0
    let mutable titleOf = fun (stage: IStage) (_: RunPlan) -> stage.Title
    let mutable past: Row list = []
    let mutable current: Row option = None

    let experiment () =
        let left =
            match pace.ExperimentLeft with
            | _ when before = stages -> [ "finished before" ]
            | _ when finished = stages -> [ $"done in {Format.duration pace.Elapsed}" ]
            | Some left -> [ $"{Format.about left} left" ]
            | None -> []

        {
            Title = name
            Share = if finished = stages then 1.0 else pace.Share
            Details = $"""{finished}/{Format.plural stages "stage"}""" :: left
        }

    let bar width (row: Row) =
        let full = int (Math.Floor(float width * Math.Clamp(row.Share, 0.0, 1.0)))
        let colour = if full = width then "green" else "yellow"

        let cell =
            if console.Profile.Capabilities.Unicode then
                "█", "░"
            else
                "#", "."

        $"[{colour}]{String.replicate full (fst cell)}[/][grey]{String.replicate (width - full) (snd cell)}[/]"

    // A line that is too long would break in two, and the frame would be higher than it is taken for.
    let rec fit width (parts: string list) =
        let text = String.concat "  " parts

        if text.Length <= width || parts.IsEmpty then
            text
        else
            fit width (List.take (parts.Length - 1) parts)

    let draw () =
        let rows =
            experiment ()
            :: (List.rev past @ Option.toList current
                |> List.map (fun row -> { row with Title = "  " + row.Title }))

        let width = console.Profile.Width
        let bars = if width < 100 then 10 else 20
        let titles = rows |> List.map _.Title.Length |> List.max |> min (width / 2)

        let line (row: Row) =
            let title = row.Title.PadRight(titles).Substring(0, titles) |> Markup.Escape
            let details = fit (width - titles - bars - 5) row.Details |> Markup.Escape
            Markup $"{title}  {bar bars row}  {details}" :> Rendering.IRenderable

        context.UpdateTarget(Rows(List.map line rows))
        drawn <- clock.GetTimestamp()

    /// Runs work with bars below the text that is there already, and ends with an empty line.
    static member Run (console: IAnsiConsole) (clock: TimeProvider) (work: IDisplay -> 'result) =
        let result =
            console
                .Live(Text "")
                .Overflow(VerticalOverflow.Crop)
                .Start(fun context -> work (LiveProgress(console, context, clock)))

        console.WriteLine()
        result

    interface IDisplay with
        // It takes the place of the first bar, whose rest would stand behind it.
        member _.Say text =
            console.WriteLine(text.PadRight(console.Profile.Width - 1))

    interface IExperimentObserver with
        member _.Planned(plan, cached) =
            pace.Plan()
            name <- plan.Spec.Name
            before <- cached
            finished <- cached
            stages <- plan.Stages.Count
            titleOf <- Format.stage plan
            draw ()

        member _.Started(stage, run) =
            pace.Start()

            current <-
                Some
                    {
                        Title = titleOf stage run
                        Share = 0.0
                        Details = [ "starting" ]
                    }

            draw ()

        member _.Progressed(_, progress) =
            pace.Add progress

            if clock.GetElapsedTime drawn >= TimeSpan.FromMilliseconds 100.0 then
                let share = float progress.Done / float progress.Total

                current <-
                    current
                    |> Option.map (fun row ->
                        { row with
                            Share = share
                            Details = pace.Stage progress
                        })

                draw ()

        member _.Finished(_, timing) =
            finished <- finished + 1

            let row =
                current
                |> Option.map (fun row ->
                    { row with
                        Share = 1.0
                        Details = pace.Done timing
                    })

            past <- Option.toList row @ past |> List.truncate (most - 1)
            current <- None
            draw ()

namespace CgAT.Cli

open System
open System.Collections.Generic
open Spectre.Console
open CgAT.Experiments.Execution.Events
open CgAT.Experiments.Execution.Stages
open CgAT.Experiments.Planning
open CgAT.FSharp

/// A bar, and what stands before and behind it.
type private Row =
    {
        Title: string
        Share: float
        Broken: bool
        Details: string list
    }

/// Progress as bars that move, for a terminal: the experiment, and below it the stages of late and those
/// under way, with the images that are read for them.
type LiveProgress private (console: IAnsiConsole, context: LiveDisplayContext, clock: TimeProvider) =
    // More would scroll away on a small terminal, and a sweep has thousands.
    let most = Math.Clamp(console.Profile.Height - 6, 1, 10)
    let pace = ExperimentPace clock
    let active = Dictionary<string, ActiveStage>()
    let mutable drawn = clock.GetTimestamp()
    let mutable isPlanned = false
    let mutable name = ""
    let mutable before = 0
    let mutable finished = 0
    let mutable stages = 0
    let mutable titleOf = fun (stage: IStage) (_: RunPlan) -> stage.Title
    let mutable past: Row list = []

    // The rows of the stages under way, by the ids of their runs, in the order in which they began.
    let mutable current: (string * Row) list = []

    // What is read, by the ids of the runs that read it.
    let mutable readings: (string * (DataPace * Row)) list = []

    let experiment () =
        let left =
            match pace.Left with
            | _ when before = stages -> [ "finished before" ]
            | _ when finished = stages -> [ $"done in {Format.duration pace.Elapsed}" ]
            | Some left -> [ $"{Format.about left} left" ]
            | None -> []

        {
            Title = name
            Share = if finished = stages then 1.0 else pace.Share
            Broken = false
            Details = $"""{finished}/{Format.plural stages "stage"}""" :: left
        }

    let bar width (row: Row) =
        let full = int (Math.Floor(float width * Math.Clamp(row.Share, 0.0, 1.0)))

        let colour =
            if row.Broken then "red"
            elif full = width then "green"
            else "yellow"

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
        let under =
            (current |> List.map snd) @ (readings |> List.map (snd >> snd))
            |> List.truncate most

        let late = past |> List.truncate (max 0 (most - max 1 under.Length)) |> List.rev

        let rows =
            if isPlanned then
                experiment ()
                :: (late @ under |> List.map (fun row -> { row with Title = "  " + row.Title }))
            else
                under

        let width = console.Profile.Width
        let bars = if width < 100 then 10 else 20
        let titles = rows |> List.map _.Title.Length |> List.max |> min (width / 2)

        let line (row: Row) =
            let title = row.Title.PadRight(titles).Substring(0, titles) |> Markup.Escape
            let details = fit (width - titles - bars - 5) row.Details |> Markup.Escape
            Markup $"{title}  {bar bars row}  {details}" :> Rendering.IRenderable

        context.UpdateTarget(Rows(List.map line rows))
        drawn <- clock.GetTimestamp()

    // Each line takes the place of the first bar, whose rest would stand behind it.
    let say (text: string) =
        for line in text.Split '\n' do
            console.WriteLine(line.PadRight(console.Profile.Width - 1))

    let find (stage: IStage) =
        active |> Seq.tryFind (fun each -> each.Value.Key = stage.Identity.Key)

    let change run (update: Row -> Row) =
        current <-
            current
            |> List.map (fun (id, row) -> id, (if id = run then update row else row))

    // The row of a run's stage goes to those of late.
    let finish run (update: Row -> Row) =
        let row = current |> List.tryFind (fun (id, _) -> id = run) |> Option.map snd
        past <- Option.toList (Option.map update row) @ past |> List.truncate most
        current <- current |> List.filter (fun (id, _) -> id <> run)
        active.Remove run |> ignore

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
        member _.Say text = say text

    interface IExperimentObserver with
        member _.Planned(plan, cached) =
            pace.Plan()
            isPlanned <- true
            name <- plan.Spec.Name
            before <- cached
            finished <- cached
            stages <- plan.Stages.Count
            titleOf <- Format.stage plan
            draw ()

        member _.Started(stage, run) =
            let title = titleOf stage run
            active[run.RunId] <- ActiveStage(stage.Identity.Key, title, clock)

            let row =
                {
                    Title = title
                    Share = 0.0
                    Broken = false
                    Details = [ "starting" ]
                }

            current <- (current |> List.filter (fun (id, _) -> id <> run.RunId)) @ [ run.RunId, row ]

            draw ()

        member _.Progressed(stage, progress) =
            pace.Add progress

            match find stage with
            | Some each ->
                each.Value.Pace.Add progress

                if clock.GetElapsedTime drawn >= TimeSpan.FromMilliseconds 100.0 then
                    change each.Key (fun row ->
                        { row with
                            Share = float progress.Done / float progress.Total
                            Details = each.Value.Pace.Stage progress
                        })

                    draw ()
            | None -> ()

        member _.Finished(stage, timing) =
            finished <- finished + 1

            match find stage with
            | Some each ->
                finish each.Key (fun row ->
                    { row with
                        Share = 1.0
                        Details = each.Value.Pace.Done timing
                    })
            | None -> ()

            draw ()

        member _.Found _ =
            finished <- finished + 1
            draw ()

        member _.Reading(run, progress) =
            let whose = Wording.reader run

            let started =
                match readings |> List.tryFind (fun (id, _) -> id = whose) with
                | Some(_, (started, _)) when progress.Done > 0 -> started
                | _ -> DataPace clock

            let row =
                {
                    Title = $"{progress.What}{whose}"
                    Share = float progress.Done / float (max 1 progress.Total)
                    Broken = false
                    Details = started.Details progress
                }

            let others = readings |> List.filter (fun (id, _) -> id <> whose)

            if progress.Done = progress.Total then
                readings <- others
            else
                readings <- others @ [ whose, (started, row) ]

                if clock.GetElapsedTime drawn >= TimeSpan.FromMilliseconds 100.0 then
                    draw ()

        member _.Waiting(stage, run) =
            say $"waiting for another process, which computes {titleOf stage run}"

        member _.Warned warning = say $"{warning}"

        member _.Ended outcome =
            match Option.ofObj outcome.Failure with
            | Some failure ->
                finish outcome.Run.RunId (fun row ->
                    { row with
                        Broken = true
                        Details = [ $"failed  {failure.Diagnostics[0].Code}" ]
                    })

                say (Format.failed outcome.Run failure)
                draw ()
            | None -> ()

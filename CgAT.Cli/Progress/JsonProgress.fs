namespace CgAT.Cli

open System.Collections.Generic
open System.IO
open System.Text.Json.Nodes
open CgAT.Core.Errors
open CgAT.Experiments.Execution.Events
open CgAT.Experiments.Execution.Stages

/// Progress for programs: every event as a line of JSON, with what happened in "event".
type JsonProgress(output: TextWriter) =
    let write (event: string) (members: (string * JsonNode | null) list) =
        let line = JsonObject()
        line["event"] <- JsonValue.Create event

        for name, value in members do
            if not (isNull value) then
                line[name] <- value

        output.WriteLine(line.ToJsonString())

    let text (value: string | null) : JsonNode | null = JsonValue.Create value
    let whole (value: int) : JsonNode | null = JsonValue.Create value

    let stageName (stage: IStage) = "stage", text stage.Identity.Folder

    let error (diagnostic: Diagnostic) =
        [ "code", text diagnostic.Code; "message", text diagnostic.Message ]

    interface IDisplay with
        member _.Say said = write "said" [ "text", text said ]

    interface IExperimentObserver with
        member _.Planned(plan, cached) =
            write
                "planned"
                [
                    "experiment", text plan.Spec.Name
                    "spec_id", text plan.SpecId
                    "runs", whole plan.Runs.Count
                    "stages", whole plan.Stages.Count
                    "finished", whole cached
                ]

        member _.Started(stage, run) =
            write "started" [ stageName stage; "run", text run.RunId; "title", text stage.Title ]

        member _.Progressed(stage, progress) =
            write
                "progressed"
                [
                    stageName stage
                    "done", whole progress.Done
                    "total", whole progress.Total
                    "done_before", whole progress.DoneBefore
                    if progress.Epoch.HasValue then
                        "epoch", whole progress.Epoch.Value
                    if progress.Loss.HasValue then
                        "loss", (JsonValue.Create progress.Loss.Value: JsonNode | null)
                ]

        member _.Finished(stage, timing) =
            write
                "finished"
                [
                    stageName stage
                    "seconds", (JsonValue.Create timing.WallSeconds: JsonNode | null)
                ]

        member _.Found stage = write "found" [ stageName stage ]

        member _.Waiting(stage, run) =
            write "waiting" [ stageName stage; "run", text run.RunId ]

        member _.Reading(run, progress) =
            write
                "reading"
                [
                    "what", text progress.What
                    "done", whole progress.Done
                    "total", whole progress.Total
                    "run", (run |> Option.ofObj |> Option.map _.RunId |> Option.toObj |> text)
                ]

        member _.Writing(run, what) =
            write "writing" [ "run", text run.RunId; "what", text what ]

        member _.Warned warning = write "warned" (error warning)

        member _.Ended outcome =
            let status =
                match Option.ofObj outcome.Failure with
                | None -> [ "status", text "ok" ]
                | Some failure ->
                    ("status", text (if failure.Crashed then "crashed" else "failed"))
                    :: error failure.Diagnostics[0]

            write "ended" (("run", text outcome.Run.RunId) :: status)

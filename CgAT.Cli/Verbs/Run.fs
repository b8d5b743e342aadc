/// cgat run SPEC
module CgAT.Cli.Verbs.Run

open System
open System.Linq
open Argu
open CgAT.Cli
open CgAT.Core.Errors
open CgAT.Experiments.Execution
open CgAT.Experiments.Execution.Events

let private progress (arguments: ParseResults<RunArguments>) =
    match arguments.TryGetResult Progress with
    | _ when arguments.Contains RunArguments.Quiet -> Terminal.Nothing
    | None
    | Some "auto" -> Terminal.Fitting
    | Some "lines" -> Terminal.Lines
    | Some "json" -> Terminal.Json
    | Some other ->
        raise (
            UserErrorException(
                Diagnostic(
                    Code = ErrorCodes.BadArgument,
                    Message = $"--progress is '{other}'",
                    Remedy = ClosestName.Remedy(other, [| "auto"; "lines"; "json" |])
                )
            )
        )

// Where decoded images are kept that are too many for memory; the results folder has a place for them, too.
let private cache (arguments: ParseResults<RunArguments>) =
    match arguments.TryGetResult RunArguments.Cache, Environment.GetEnvironmentVariable "CGAT_CACHE" with
    | Some folder, _ when String.IsNullOrWhiteSpace folder ->
        raise (
            UserErrorException(
                Diagnostic(
                    Code = ErrorCodes.BadArgument,
                    Message = "--cache is empty",
                    Remedy = "name a folder: --cache /var/tmp/cgat"
                )
            )
        )
    | Some folder, _ -> folder
    | None, (null | "") -> null
    | None, folder -> folder

let private execution (arguments: ParseResults<RunArguments>) =
    let jobs = arguments.TryGetResult Jobs
    let retries = arguments.TryGetResult(Retry) |> Option.defaultValue 0
    let seconds = arguments.TryGetResult(Checkpoint_Every) |> Option.defaultValue 30

    ExecutionSettings(
        Workers = Worker.program (),
        Jobs = (jobs |> Option.map (Loading.atLeast 1 "--jobs") |> Option.toNullable),
        Retries = Loading.atLeast 0 "--retry" retries,
        CheckpointEvery = TimeSpan.FromSeconds(float (Loading.atLeast 0 "--checkpoint-every" seconds)),
        FailFast = arguments.Contains Fail_Fast,
        KeepsImages = not (arguments.Contains No_Cache),
        ImageCache = cache arguments
    )

let private reportFailures (outcome: ExperimentOutcome) =
    for run in outcome.Failed do
        eprintfn $"{Format.run run.Run}"

        for failure in Option.toList (Option.ofObj run.Failure) do
            failure.Diagnostics |> Seq.iter (eprintfn "%O")

    let failed = outcome.Failed.Count()
    let left = outcome.Plan.Runs.Count - outcome.Runs.Count

    eprintfn
        "%d of %s failed%s; the same command tries them again"
        failed
        (Format.plural outcome.Plan.Runs.Count "run")
        (if left > 0 then $" and {left} were stopped" else "")

let private print json (outcome: ExperimentOutcome) =
    if json then
        printfn "%s" (OutcomeJson.Of outcome)
    elif outcome.Failed.Count() < outcome.Runs.Count then
        if outcome.StagesComputed = 0 && outcome.TablesWritten = 0 then
            printfn "nothing to do: every stage and table is there"

        Summary.print (Terminal.output ()) outcome

// On request TensorBoard watches as well.
let private watched (arguments: ParseResults<RunArguments>) (display: IExperimentObserver) : IExperimentObserver =
    match arguments.TryGetResult RunArguments.TensorBoard with
    | Some folder -> TensorBoardObserver(display, folder, TimeProvider.System)
    | None -> display

/// Runs a spec.
let run (arguments: ParseResults<RunArguments>) =
    let loaded =
        Loading.request
            (arguments.GetResult RunArguments.Spec)
            {
                Results = arguments.TryGetResult RunArguments.Results
                Set = arguments.GetResults RunArguments.Set
                Axes = arguments.GetResults RunArguments.Axis
                Seeds = arguments.TryGetResult RunArguments.Seeds
                Only = arguments.GetResults RunArguments.Only
            }

    let settings = execution arguments

    let outcome =
        Terminal.withProgress (progress arguments) (fun display ->
            Interrupt.listening display.Say (fun interrupt ->
                Loading.using loaded (fun request ->
                    let request =
                        request
                            .WithObserver(watched arguments display)
                            .WithExecution(settings.WithAbort interrupt.Abort)

                    ExperimentRunner.Run(request, interrupt.Stop))))

    print (arguments.Contains Json) outcome

    if outcome.Failed.Any() then
        reportFailures outcome
        ExitCode.someFailed
    else
        ExitCode.success

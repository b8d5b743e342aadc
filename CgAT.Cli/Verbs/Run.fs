/// cgat run SPEC
module CgAT.Cli.Verbs.Run

open System
open System.Threading
open Argu
open Spectre.Console
open CgAT.Cli
open CgAT.Experiments.Execution
open CgAT.Experiments.Execution.Events

/// Progress goes to the standard error stream: bars on a terminal, lines in a pipe.
let private withProgress quiet (work: IExperimentObserver -> ExperimentOutcome) =
    if quiet then
        work (SilentObserver())
    elif Console.IsErrorRedirected then
        work (PlainProgress(Console.Error, TimeProvider.System))
    else
        let console =
            AnsiConsole.Create(AnsiConsoleSettings(Out = AnsiConsoleOutput Console.Error))

        LiveProgress.Run console TimeProvider.System work

/// The first Ctrl-C stops after the step at hand and keeps what is finished; the second one at once.
let private stopOnInterrupt () =
    let source = new CancellationTokenSource()

    Console.CancelKeyPress.Add(fun event ->
        if not source.IsCancellationRequested then
            event.Cancel <- true
            source.Cancel()
            eprintfn "stopping after this step; Ctrl-C again stops at once")

    source

let private print json (outcome: ExperimentOutcome) =
    if json then
        printfn "%s" (OutcomeJson.Of outcome)
    else
        if outcome.StagesComputed = 0 && outcome.TablesWritten = 0 then
            printfn "nothing to do: every stage and table is there"

        let console = AnsiConsole.Create(AnsiConsoleSettings())

        if Console.IsOutputRedirected then
            console.Profile.Width <- 160

        Summary.print console outcome

/// Runs a spec.
let run (arguments: ParseResults<RunArguments>) =
    let request =
        Loading.request
            (arguments.GetResult RunArguments.Spec)
            (arguments.TryGetResult RunArguments.Results)
            (arguments.TryGetResult RunArguments.Seeds)

    use interrupt = stopOnInterrupt ()

    let outcome =
        withProgress (arguments.Contains Quiet) (fun observer ->
            ExperimentRunner.Run(request.WithObserver observer, interrupt.Token))

    print (arguments.Contains Json) outcome
    ExitCode.success

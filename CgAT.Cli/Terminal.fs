/// The two output streams: results go to one, progress and errors to the other.
module CgAT.Cli.Terminal

open System
open Spectre.Console
open CgAT.Experiments.Execution.Events

/// The standard output. In a pipe lines are as long as they are: no terminal's width breaks them.
let output () =
    let console = AnsiConsole.Create(AnsiConsoleSettings())

    if Console.IsOutputRedirected then
        console.Profile.Width <- 10_000

    console

/// Nothing but warnings and the answer to a Ctrl-C.
type private Quiet() =
    interface IDisplay with
        member _.Say text = eprintfn "%s" text

    interface IExperimentObserver with
        member _.Planned(_, _) = ()
        member _.Started(_, _) = ()
        member _.Progressed(_, _) = ()
        member _.Finished(_, _) = ()
        member _.Warned warning = eprintfn "%O" warning

/// How progress is shown.
type Progress =
    /// Bars on a terminal, lines in a pipe.
    | Fitting
    | Lines
    | Json
    | Nothing

/// Runs work that shows its progress on the standard error stream.
let withProgress (progress: Progress) (work: IDisplay -> 'result) : 'result =
    let console =
        AnsiConsole.Create(AnsiConsoleSettings(Out = AnsiConsoleOutput Console.Error))

    match progress with
    | Nothing -> work (Quiet())
    | Json -> work (JsonProgress Console.Error)
    | Fitting when not Console.IsErrorRedirected && console.Profile.Capabilities.Ansi ->
        LiveProgress.Run console TimeProvider.System work
    | Fitting
    | Lines -> work (PlainProgress(Console.Error, TimeProvider.System))

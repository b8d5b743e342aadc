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

/// Nothing but the answer to a Ctrl-C.
type private Quiet() =
    interface IDisplay with
        member _.Say text = eprintfn "%s" text

    interface IExperimentObserver with
        member _.Planned(_, _) = ()
        member _.Started(_, _) = ()
        member _.Progressed(_, _) = ()
        member _.Finished(_, _) = ()

/// Runs work that shows its progress on the standard error stream: bars on a terminal, lines in a pipe.
let withProgress (quiet: bool) (work: IDisplay -> 'result) : 'result =
    let console =
        AnsiConsole.Create(AnsiConsoleSettings(Out = AnsiConsoleOutput Console.Error))

    if quiet then
        work (Quiet())
    elif Console.IsErrorRedirected || not console.Profile.Capabilities.Ansi then
        work (PlainProgress(Console.Error, TimeProvider.System))
    else
        LiveProgress.Run console TimeProvider.System work

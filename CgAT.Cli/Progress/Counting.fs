/// Shows how work on many files goes: as a bar on a terminal, as lines in a pipe.
module CgAT.Cli.Counting

open System
open System.Collections.Generic
open System.IO
open Spectre.Console
open CgAT.Core.Data

let private text (progress: DataProgress) =
    $"{progress.What}: {Format.count (float progress.Done)}/{Format.count (float progress.Total)}"

/// Lines: one where something begins, one where it ends, and between them none within five seconds of another.
type private Lines(output: TextWriter, clock: TimeProvider) =
    let mutable shown = clock.GetTimestamp()
    let mutable what = ""

    interface IProgress<DataProgress> with
        member _.Report progress =
            let isDue = clock.GetElapsedTime shown >= TimeSpan.FromSeconds 5.0

            if progress.What <> what || progress.Done = progress.Total || isDue then
                what <- progress.What
                shown <- clock.GetTimestamp()
                output.WriteLine(text progress)

type private Bars(context: ProgressContext) =
    let tasks = Dictionary<string, ProgressTask>()

    interface IProgress<DataProgress> with
        member _.Report progress =
            if not (tasks.ContainsKey progress.What) then
                tasks[progress.What] <- context.AddTask(progress.What, maxValue = float (max 1 progress.Total))

            tasks[progress.What].Value <- float progress.Done

/// Reports as lines, for logs and pipes.
let lines (output: TextWriter) (clock: TimeProvider) : IProgress<DataProgress> = Lines(output, clock)

/// Runs work that reports how it goes; on the standard error stream, unless it is to be quiet.
let showing (quiet: bool) (work: IProgress<DataProgress> -> 'result) : 'result =
    let console =
        AnsiConsole.Create(AnsiConsoleSettings(Out = AnsiConsoleOutput Console.Error))

    if quiet then
        work (lines TextWriter.Null TimeProvider.System)
    elif not Console.IsErrorRedirected && console.Profile.Capabilities.Ansi then
        console.Progress().Start(fun context -> work (Bars context))
    else
        work (lines Console.Error TimeProvider.System)

/// Shows how work on many files goes: as a bar on a terminal, as lines in a pipe.
module CgAT.Cli.Counting

open System
open System.Collections.Generic
open System.IO
open Spectre.Console
open CgAT.Core.Data
open CgAT.FSharp

type private Bars(context: ProgressContext, clock: TimeProvider) =
    let tasks = Dictionary<string, ProgressTask * DataPace>()

    interface IProgress<DataProgress> with
        member _.Report progress =
            if not (tasks.ContainsKey progress.What) then
                let task = context.AddTask(progress.What, maxValue = float (max 1 progress.Total))
                tasks[progress.What] <- (task, DataPace clock)

            let task, pace = tasks[progress.What]
            let details = String.concat "  " (pace.Details progress)
            task.Description <- Markup.Escape $"{progress.What}: {details}"
            task.Value <- float progress.Done

/// Reports as lines, for logs and pipes.
let lines (output: TextWriter) (clock: TimeProvider) (patience: TimeSpan) : IProgress<DataProgress> =
    DataLines(output.WriteLine, clock, patience)

let private showingAfter patience (work: IProgress<DataProgress> -> 'result) : 'result =
    let console =
        AnsiConsole.Create(AnsiConsoleSettings(Out = AnsiConsoleOutput Console.Error))

    if not Console.IsErrorRedirected && console.Profile.Capabilities.Ansi then
        console.Progress().Start(fun context -> work (Bars(context, TimeProvider.System)))
    else
        work (lines Console.Error TimeProvider.System patience)

/// Runs work that reports how it goes; on the standard error stream, unless it is to be quiet.
let showing (quiet: bool) (work: IProgress<DataProgress> -> 'result) : 'result =
    if quiet then
        work (lines TextWriter.Null TimeProvider.System TimeSpan.Zero)
    else
        showingAfter TimeSpan.Zero work

/// The same, for work that seldom takes long: a pipe is told of nothing that takes less than two seconds.
let showingLong (work: IProgress<DataProgress> -> 'result) : 'result =
    showingAfter (TimeSpan.FromSeconds 2.0) work

/// Tables on the terminal and in pipes.
module CgAT.Cli.Tables

open System.IO
open Spectre.Console

/// An empty table in the style of all.
let create () = Table().Border TableBorder.Simple

/// A column whose values stand at the right.
let right (title: string) =
    TableColumn(Markup.Escape title).RightAligned()

/// The lines of a table, without the blanks that fill lines up, and without the empty lines around it.
let lines width (table: Table) =
    let writer = new StringWriter()

    let console =
        AnsiConsole.Create(AnsiConsoleSettings(Ansi = AnsiSupport.No, Out = AnsiConsoleOutput writer))

    console.Profile.Width <- width
    console.Write table

    string writer
    |> _.Split('\n')
    |> Seq.map _.TrimEnd()
    |> Seq.filter (fun line -> line.Length > 0)

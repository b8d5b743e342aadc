/// What '--help' says: Argu's list of options between what a verb is for and how it is used.
module CgAT.Cli.Help.Page

open Argu
open CgAT.Cli.Help

/// What is said about each command.
let about = Map(OfRuns.about @ OfResults.about @ OfFiles.about)

let private columns (lines: (string * string) list) =
    let width = lines |> List.map (fst >> String.length) |> List.max

    lines
    |> List.map (fun (left, right) -> $"    {left.PadRight width}    {right}".TrimEnd())

/// The help of a command, such as "cgat run".
let text (command: string) (parser: ArgumentParser) =
    let about = about[command]

    let usage = parser.PrintUsage(usageStringCharacterWidth = 80).Trim()

    let sections =
        ("EXAMPLES", about.Examples) :: about.Sections
        |> List.collect (fun (title, lines) -> [ ""; $"{title}:"; "" ] @ columns lines)

    String.concat "\n" (about.Purpose @ [ ""; usage ] @ sections)

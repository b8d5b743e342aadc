/// cgat tables RESULTS
module CgAT.Cli.Verbs.PaperTables

open Argu
open CgAT.Cli
open CgAT.Core.Errors
open CgAT.Experiments.Reports.Papers

let private both () =
    UserErrorException(
        Diagnostic(
            Code = ErrorCodes.BadArgument,
            Message = "--markdown and --latex are asked for at once",
            Remedy = "write one of them"
        )
    )

/// Prints the table of a paper.
let run (arguments: ParseResults<TablesArguments>) =
    let format =
        match arguments.Contains Markdown, arguments.Contains Latex with
        | true, true -> raise (both ())
        | _, true -> PaperFormat.Latex
        | _ -> PaperFormat.Markdown

    let text =
        PaperTable.Of(
            Loading.resultsFolder (Some(arguments.GetResult TablesArguments.Folder)),
            format,
            arguments.TryGetResult Published |> Option.toObj
        )

    match arguments.TryGetResult TablesArguments.Output with
    | Some file -> Schema.write file text
    | None -> printf "%s" text

    ExitCode.success

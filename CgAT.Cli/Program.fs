module CgAT.Cli.Program

open System
open System.Reflection
open Argu
open CgAT.Core.Errors

let private version () =
    Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()
    |> Option.ofObj
    |> Option.map _.InformationalVersion
    |> Option.defaultValue "unknown"

let private dispatch (results: ParseResults<Arguments>) =
    match results.TryGetSubCommand() with
    | Some(Run arguments) -> Verbs.Run.run arguments
    | Some(Validate arguments) -> Verbs.Validate.run arguments
    | Some(Plan arguments) -> Verbs.Plan.run arguments
    | _ when results.Contains Arguments.Version ->
        printfn "cgat %s" (version ())
        ExitCode.success
    | _ ->
        eprintfn "%s" (results.Parser.PrintUsage())
        ExitCode.userError

let private printErrors (diagnostics: Diagnostic seq) =
    for diagnostic in diagnostics do
        eprintfn "%O" diagnostic

    eprintfn "%s." (Format.plural (Seq.length diagnostics) "error")

[<EntryPoint>]
let main argv =
    let parser =
        ArgumentParser.Create<Arguments>(programName = "cgat", errorHandler = ExceptionExiter())

    try
        dispatch (parser.ParseCommandLine(argv, raiseOnUsage = true))
    with
    | :? ArguParseException as stop when stop.ErrorCode = ErrorCode.HelpText ->
        printfn "%s" stop.Message
        ExitCode.success
    | :? ArguParseException as mistake ->
        eprintfn "%s" mistake.Message
        ExitCode.userError
    | :? UserErrorException as mistake ->
        printErrors mistake.Diagnostics
        ExitCode.userError
    | :? OperationCanceledException ->
        eprintfn "stopped; finished stages are kept, and the same command goes on from there"
        ExitCode.stopped
    | bug ->
        eprintfn "error %s: a bug of ours: %O" ErrorCodes.Bug bug
        eprintfn "please report it with the command and the spec; finished stages are kept"
        ExitCode.internalError

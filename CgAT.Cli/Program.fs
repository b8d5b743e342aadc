module CgAT.Cli.Program

open System
open System.Reflection
open Argu

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
        eprintfn "%s" (Help.text "cgat" CommandLine.root)
        ExitCode.userError

[<EntryPoint>]
let main words =
    try
        match words with
        | [| Verbs.Worker.name |] -> Verbs.Worker.run ()
        | _ ->

            match CommandLine.parse words with
            | CommandLine.Help(command, parser) ->
                printfn "%s" (Help.text command parser)
                ExitCode.success
            | CommandLine.Command arguments -> dispatch arguments
    with failure ->
        Failures.report Console.Error failure

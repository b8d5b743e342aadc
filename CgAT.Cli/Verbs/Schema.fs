/// cgat schema
module CgAT.Cli.Verbs.Schema

open System.IO
open Argu
open CgAT.Cli
open CgAT.Core.Errors
open CgAT.Experiments.Specs

let private write (file: string) =
    try
        File.WriteAllText(file, SpecSchema.ToJson())
    with
    | :? IOException
    | :? System.UnauthorizedAccessException as mistake ->
        raise (
            UserErrorException(
                Diagnostic(
                    Code = ErrorCodes.BadArgument,
                    Message = $"can't write to '{file}': {mistake.Message.TrimEnd '.'}",
                    Remedy = "name a file that can be written with --output FILE"
                ),
                mistake
            )
        )

/// Prints the JSON Schema of specs.
let run (arguments: ParseResults<SchemaArguments>) =
    match arguments.TryGetResult Output with
    | Some file -> write file
    | None -> printf "%s" (SpecSchema.ToJson())

    ExitCode.success

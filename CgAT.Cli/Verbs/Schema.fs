/// cgat schema
module CgAT.Cli.Verbs.Schema

open System.IO
open Argu
open CgAT.Cli
open CgAT.Experiments.Specs

let private remedy = "name a file that can be written with --output FILE"

/// Writes a text to the file that --output names.
let write (file: string) (text: string) =
    Writing.file file remedy (fun file -> File.WriteAllText(file, text))

/// Prints the JSON Schema of specs.
let run (arguments: ParseResults<SchemaArguments>) =
    match arguments.TryGetResult SchemaArguments.Output with
    | Some file -> write file (SpecSchema.ToJson())
    | None -> printf "%s" (SpecSchema.ToJson())

    ExitCode.success

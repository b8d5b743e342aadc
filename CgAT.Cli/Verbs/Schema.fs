/// cgat schema
module CgAT.Cli.Verbs.Schema

open System.IO
open Argu
open CgAT.Cli
open CgAT.Experiments.Specs

let private remedy = "name a file that can be written with --output FILE"

/// Prints the JSON Schema of specs.
let run (arguments: ParseResults<SchemaArguments>) =
    match arguments.TryGetResult Output with
    | Some file -> Writing.file file remedy (fun file -> File.WriteAllText(file, SpecSchema.ToJson()))
    | None -> printf "%s" (SpecSchema.ToJson())

    ExitCode.success

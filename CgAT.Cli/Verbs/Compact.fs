/// cgat compact RESULTS
module CgAT.Cli.Verbs.Compact

open System.IO
open Argu
open CgAT.Cli
open CgAT.Experiments.Results

let private kib (bytes: int64) =
    Format.count (ceil (float bytes / 1024.0)) + " KiB"

/// Merges the many small files of each table into one.
let run (arguments: ParseResults<CompactArguments>) =
    let results =
        Loading.resultsFolder (Some(arguments.GetResult CompactArguments.Folder))

    let folder =
        arguments.TryGetResult CompactArguments.Output
        |> Option.defaultValue (Path.Combine(results, "compact"))

    for table in TableCompaction.Write(results, folder) do
        let rows = Format.count (float table.Rows)
        printfn $"""{table.File}: {Format.plural table.Files "file"}, {rows} rows, {kib table.Bytes}"""

    ExitCode.success

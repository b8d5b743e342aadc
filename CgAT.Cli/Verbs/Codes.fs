/// cgat codes RUNS
module CgAT.Cli.Verbs.Codes

open Argu
open CgAT.Cli
open CgAT.Experiments.Execution

/// Writes the hash codes of finished runs as a table.
let run (arguments: ParseResults<CodesArguments>) =
    let results = Loading.resultsFolder (arguments.TryGetResult CodesArguments.Results)
    let data = arguments.TryGetResult CodesArguments.Data |> Option.toObj

    for id in Bundle.runsOf results (arguments.TryGetResult CodesArguments.Runs |> Option.defaultValue []) do
        printfn "%s" (CodeTables.Write(results, id, data))

    ExitCode.success

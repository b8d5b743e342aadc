/// cgat checklist RUNS
module CgAT.Cli.Verbs.Checklist

open Argu
open CgAT.Cli
open CgAT.Experiments.Reproduction

/// Prints a reproducibility checklist, filled in from finished runs.
let run (arguments: ParseResults<ChecklistArguments>) =
    let results =
        Loading.resultsFolder (arguments.TryGetResult ChecklistArguments.Results)

    let runs =
        Bundle.runsOf results (arguments.TryGetResult ChecklistArguments.Runs |> Option.defaultValue [])

    let text = Checklist.Of(results, List.toArray runs)

    match arguments.TryGetResult ChecklistArguments.Output with
    | Some file -> Schema.write file text
    | None -> printf "%s" text

    ExitCode.success

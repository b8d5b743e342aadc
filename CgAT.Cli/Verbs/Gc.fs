/// cgat gc
module CgAT.Cli.Verbs.Gc

open Argu
open CgAT.Cli
open CgAT.Experiments.Execution
open CgAT.Experiments.Reproduction

let private planOf results (spec: string) =
    let loaded =
        Loading.request
            spec
            { Loading.noOptions with
                Results = Some results
            }

    let struct (plan, _) = Loading.using loaded ExperimentRunner.Plan
    plan

let private mebibytes (bytes: int64) =
    Format.decimal (float bytes / (1024.0 * 1024.0)) + " MiB"

/// Shows what no finished run needs, and removes it where that is asked for.
let run (arguments: ParseResults<GcArguments>) =
    let results = Loading.resultsFolder (arguments.TryGetResult GcArguments.Results)
    let plans = arguments.GetResults GcArguments.Keep |> List.map (planOf results)

    let dropped =
        arguments.GetResults GcArguments.Drop
        |> List.map (fun beginning -> FinishedRuns.Find(results, beginning))
        |> List.distinct

    let cleaning = StoreCleaning.Of(results, List.toArray plans, List.toArray dropped)

    for each in cleaning.Unneeded do
        printfn "%s   %s" each.Path (mebibytes each.Bytes)

    let sum = cleaning.Unneeded |> Seq.sumBy _.Bytes |> mebibytes
    let kept = $"""{Format.plural cleaning.StagesKept "stage"} needed and kept"""

    match cleaning.Unneeded.Count with
    | 0 -> printfn "nothing to remove; %s" kept
    | count when arguments.Contains GcArguments.Yes ->
        let removed = cleaning.Remove()
        let busy = count - removed

        let left =
            if busy = 0 then
                ""
            else
                $"; {busy} left alone, being computed now"

        printfn "%s removed, %s%s; %s" (Format.plural removed "thing") sum left kept
    | count ->
        printfn "%s that no finished run needs, %s; %s; --yes removes them" (Format.plural count "thing") sum kept

    ExitCode.success

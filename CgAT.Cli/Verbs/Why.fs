/// cgat why RUN
module CgAT.Cli.Verbs.Why

open System
open System.Linq
open Argu
open CgAT.Cli
open CgAT.Core.Errors
open CgAT.Experiments.Execution
open CgAT.Experiments.Reproduction

let private noRun (beginning: string) (found: int) =
    let message =
        if found = 0 then
            $"no run of the spec begins with '{beginning}'"
        else
            $"{found} runs of the spec begin with '{beginning}'"

    UserErrorException(
        Diagnostic(Code = ErrorCodes.NoSuchRun, Message = message, Remedy = "'cgat plan' shows the ids of its runs")
    )

let private ofSpec results (spec: string) (beginning: string) =
    let loaded =
        Loading.request
            spec
            { Loading.noOptions with
                Results = Some results
            }

    let struct (plan, _) = Loading.using loaded ExperimentRunner.Plan

    let runs =
        plan.Runs.Where(fun run -> run.RunId.StartsWith(beginning, StringComparison.Ordinal))
        |> List.ofSeq

    match runs with
    | [ run ] -> RunExplainer.Explain(results, plan, run)
    | found -> raise (noRun beginning found.Length)

let private comparison (why: RunExplanation) =
    match why.Nearest with
    | null -> [ "there is no other finished run to compare it with" ]
    | nearest when why.Own.Count = 0 -> [ $"it has every stage in common with run {nearest}" ]
    | nearest ->
        [
            $"nearest to finished run {nearest}, from which it parts at stage '{why.Own[0]}'"
            for each in why.Differences do
                $"  {Format.difference each}"
            $"""{Format.plural why.Shared.Count "stage"} in common, {why.Own.Count} of its own"""
        ]

/// Says in what a run differs from the finished run that it resembles most.
let run (arguments: ParseResults<WhyArguments>) =
    let results = Loading.resultsFolder (arguments.TryGetResult WhyArguments.Results)
    let beginning = arguments.GetResult WhyArguments.Run

    let why =
        match arguments.TryGetResult WhyArguments.Spec with
        | Some spec -> ofSpec results spec beginning
        | None -> RunExplainer.Explain(results, FinishedRuns.Find(results, beginning))

    let state = if why.IsFinished then "finished" else "not finished"
    printfn "run %s is %s" why.RunId state
    comparison why |> List.iter (printfn "%s")
    ExitCode.success

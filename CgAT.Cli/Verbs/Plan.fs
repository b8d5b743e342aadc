/// cgat plan SPEC
module CgAT.Cli.Verbs.Plan

open System
open System.Collections.Generic
open Argu
open Spectre.Console
open CgAT.Cli
open CgAT.Experiments.Execution
open CgAT.Experiments.Execution.Costs
open CgAT.Experiments.Planning

let private tree (run: RunPlan) (stateOf: string -> string * string) =
    let whose =
        run.Defense.Label :: $"seed {run.Seed}" :: Format.places run.Axes
        |> String.concat ", "

    let tree = Tree(Markup.Escape $"run {run.RunId}   {whose}")
    let titles = run.Stages |> Seq.map _.Title.Length |> Seq.max

    for stage in run.Stages do
        let state, cost = stateOf stage.Identity.Key

        let line =
            $"{stage.Title.PadRight titles}   {state, -8}   {stage.Identity.Folder}   {cost}"

        tree.AddNode(Markup.Escape(line.TrimEnd())) |> ignore

    tree

let private estimate (seconds: float) =
    Format.estimate (TimeSpan.FromSeconds seconds)

let private basis (cost: CostEstimate) =
    if cost.TrialSeconds > 0.0 then
        $"by a trial training of {Format.duration (TimeSpan.FromSeconds cost.TrialSeconds)}"
    else
        $"""by {Format.plural cost.FinishedStages "finished stage"}"""

/// Shows the runs and stages of a spec.
let run (arguments: ParseResults<PlanArguments>) =
    let loaded =
        Loading.request
            (arguments.GetResult PlanArguments.Spec)
            {
                Results = arguments.TryGetResult PlanArguments.Results
                Set = arguments.GetResults PlanArguments.Set
                Axes = arguments.GetResults PlanArguments.Axis
                Seeds = arguments.TryGetResult PlanArguments.Seeds
                Only = arguments.GetResults PlanArguments.Only
            }

    let forecast = Loading.using loaded ExperimentRunner.Forecast
    let plan, cost = forecast.Plan, forecast.Cost
    let console = Terminal.output ()
    let seen = HashSet<string>()

    let stateOf key =
        if forecast.Finished.Contains key then "finished", ""
        elif seen.Add key then "to do", estimate cost.Seconds[key]
        else "shared", ""

    for run in plan.Runs do
        console.Write(tree run stateOf)

    let finished = forecast.Finished.Count

    printfn
        "%s, %s: %d finished, %d to do; spec %s"
        (Format.plural plan.Runs.Count "run")
        (Format.plural plan.Stages.Count "stage")
        finished
        (plan.Stages.Count - finished)
        plan.SpecId[..11]

    if finished < plan.Stages.Count then
        printfn "takes %s on this machine, %s" (estimate cost.Total) (basis cost)

    ExitCode.success

/// cgat plan SPEC
module CgAT.Cli.Verbs.Plan

open System.Collections.Generic
open Argu
open Spectre.Console
open CgAT.Cli
open CgAT.Experiments.Execution
open CgAT.Experiments.Planning

let private tree (run: RunPlan) (stateOf: string -> string) =
    let whose =
        run.Defense.Label :: $"seed {run.Seed}" :: Format.places run.Axes
        |> String.concat ", "

    let tree = Tree(Markup.Escape $"run {run.RunId}   {whose}")
    let titles = run.Stages |> Seq.map _.Title.Length |> Seq.max

    for stage in run.Stages do
        let state = stateOf stage.Identity.Key
        let line = $"{stage.Title.PadRight titles}   {state, -8}   {stage.Identity.Folder}"
        tree.AddNode(Markup.Escape line) |> ignore

    tree

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

    let struct (plan, cached) = Loading.using loaded ExperimentRunner.Plan
    let console = Terminal.output ()
    let seen = HashSet<string>()

    let stateOf key =
        if cached.Contains key then "finished"
        elif seen.Add key then "to do"
        else "shared"

    for run in plan.Runs do
        console.Write(tree run stateOf)

    let todo = plan.Stages.Count - cached.Count

    printfn
        "%s, %s: %d finished, %d to do; spec %s"
        (Format.plural plan.Runs.Count "run")
        (Format.plural plan.Stages.Count "stage")
        cached.Count
        todo
        plan.SpecId[..11]

    ExitCode.success

/// cgat plan SPEC
module CgAT.Cli.Verbs.Plan

open Argu
open Spectre.Console
open CgAT.Cli
open CgAT.Experiments.Execution

/// Shows the runs and stages of a spec.
let run (arguments: ParseResults<PlanArguments>) =
    let request =
        Loading.request
            (arguments.GetResult PlanArguments.Spec)
            (arguments.TryGetResult PlanArguments.Results)
            (arguments.TryGetResult PlanArguments.Seeds)

    let struct (plan, cached) = ExperimentRunner.Plan request
    let seen = System.Collections.Generic.HashSet<string>()

    for run in plan.Runs do
        let tree =
            Tree $"run {run.RunId}   {Markup.Escape run.Defense.Label}, seed {run.Seed}"

        for stage in run.Stages do
            let state =
                if cached.Contains stage.Identity.Key then
                    "finished"
                elif seen.Contains stage.Identity.Key then
                    "shared with a run above"
                else
                    "to do"

            seen.Add stage.Identity.Key |> ignore

            tree.AddNode(Markup.Escape $"{stage.Title}: {state}   {stage.Identity.Folder}")
            |> ignore

        AnsiConsole.Write tree

    let todo = plan.Stages.Count - cached.Count

    printfn
        "%s, %s: %d finished, %d to do; spec %s"
        (Format.plural plan.Runs.Count "run")
        (Format.plural plan.Stages.Count "stage")
        cached.Count
        todo
        plan.SpecId[..11]

    ExitCode.success

/// cgat run SPEC
module CgAT.Cli.Verbs.Run

open Argu
open CgAT.Cli
open CgAT.Experiments.Execution

let private print json (outcome: ExperimentOutcome) =
    if json then
        printfn "%s" (OutcomeJson.Of outcome)
    else
        if outcome.StagesComputed = 0 && outcome.TablesWritten = 0 then
            printfn "nothing to do: every stage and table is there"

        Summary.print (Terminal.output ()) outcome

/// Runs a spec.
let run (arguments: ParseResults<RunArguments>) =
    let loaded =
        Loading.request
            (arguments.GetResult RunArguments.Spec)
            {
                Results = arguments.TryGetResult RunArguments.Results
                Set = arguments.GetResults RunArguments.Set
                Axes = arguments.GetResults RunArguments.Axis
                Seeds = arguments.TryGetResult RunArguments.Seeds
                Only = arguments.GetResults RunArguments.Only
            }

    let outcome =
        Terminal.withProgress (arguments.Contains Quiet) (fun display ->
            let interrupt = Interrupt.source display.Say

            Loading.using loaded (fun request -> ExperimentRunner.Run(request.WithObserver display, interrupt.Token)))

    print (arguments.Contains Json) outcome
    ExitCode.success

/// cgat compare RESULTS FIRST SECOND
module CgAT.Cli.Verbs.Compare

open Argu
open CgAT.Cli
open CgAT.Experiments.Reports

/// Says by how much two defences differ on the same queries.
let run (arguments: ParseResults<CompareArguments>) =
    let folder, first, second = arguments.GetResult CompareArguments.Names

    let attack = arguments.TryGetResult CompareArguments.Attack |> Option.toObj

    DefenseComparison.Of(Loading.resultsFolder (Some folder), first, second, attack)
    |> List.ofSeq
    |> Comparison.print (Terminal.output ()) first second

    ExitCode.success

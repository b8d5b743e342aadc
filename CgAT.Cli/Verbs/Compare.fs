/// cgat compare RESULTS FIRST SECOND, cgat compare RESULTS OTHER
module CgAT.Cli.Verbs.Compare

open Argu
open CgAT.Cli
open CgAT.Core.Errors
open CgAT.Experiments.Reports

let private wrongNames () =
    UserErrorException(
        Diagnostic(
            Code = ErrorCodes.BadArgument,
            Message = "'cgat compare' needs two results folders, or one and two defences or runs of it",
            Remedy = "./cgat compare results none cgat, ./cgat compare results 9c41 07be or ./cgat compare before after"
        )
    )

let private print (found: ComparedRuns seq) =
    found |> Seq.iter (Comparison.printRuns (Terminal.output ()))

/// Says by how much two defences, two runs or two results folders differ on the same queries.
let run (arguments: ParseResults<CompareArguments>) =
    let attack = arguments.TryGetResult CompareArguments.Attack |> Option.toObj

    match arguments.GetResult CompareArguments.Names with
    | [ folder; first; second ] ->
        let folder = Loading.resultsFolder (Some folder)

        if RunComparison.IsRun(folder, first) && RunComparison.IsRun(folder, second) then
            print [ RunComparison.Of(folder, first, second, attack) ]
        else
            DefenseComparison.Of(folder, first, second, attack)
            |> List.ofSeq
            |> Comparison.print (Terminal.output ()) first second
    | [ first; second ] ->
        print (RunComparison.OfFolders(Loading.resultsFolder (Some first), Loading.resultsFolder (Some second), attack))
    | _ -> raise (wrongNames ())

    ExitCode.success

/// cgat bundle RUNS
module CgAT.Cli.Verbs.Bundle

open System.IO
open Argu
open CgAT.Cli
open CgAT.Core.Errors
open CgAT.Experiments.Reproduction

/// The runs that are asked for by the beginnings of their ids; all finished ones where none is.
let runsOf (results: string) (beginnings: string list) =
    let asked = beginnings |> List.map (fun each -> FinishedRuns.Find(results, each))

    match asked, List.ofSeq (FinishedRuns.In results) with
    | [], [] -> [ FinishedRuns.Find(results, "") ]
    | [], all -> all
    | runs, _ -> List.distinct runs

/// Packs finished runs into a zip.
let run (arguments: ParseResults<BundleArguments>) =
    let results = Loading.resultsFolder (arguments.TryGetResult BundleArguments.Results)

    let runs =
        runsOf results (arguments.TryGetResult BundleArguments.Runs |> Option.defaultValue [])

    let file =
        arguments.TryGetResult BundleArguments.Output
        |> Option.defaultValue "bundle.zip"

    if not (file.EndsWith ".zip") then
        raise (
            UserErrorException(
                Diagnostic(
                    Code = ErrorCodes.BadArgument,
                    Message = $"--output is '{file}'",
                    Remedy = "a bundle is a zip: --output bundle.zip"
                )
            )
        )

    RunBundle.Write(results, List.toArray runs, file)

    printfn
        "%s: %s, %s bytes; './cgat verify %s --data FOLDER' verifies it anywhere"
        file
        (Format.plural runs.Length "run")
        (Format.count (float (FileInfo file).Length))
        file

    ExitCode.success

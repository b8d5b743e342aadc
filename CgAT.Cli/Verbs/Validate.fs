/// cgat validate SPEC
module CgAT.Cli.Verbs.Validate

open System.IO
open Argu
open CgAT.Cli
open CgAT.Experiments.Execution
open CgAT.Experiments.Planning
open CgAT.Experiments.Specs

/// Checks a spec, its data set and its weights.
let run (arguments: ParseResults<ValidateArguments>) =
    let path = arguments.GetResult ValidateArguments.Spec
    let loaded = Loading.request path Loading.noOptions

    let spec = loaded.Request.Spec

    let datasets =
        Counting.showingLong (fun progress ->
            Interrupt.leaving (fun stop ->
                Loading.using loaded (fun request ->
                    dict
                        [
                            for data in spec.Points |> Seq.map _.Spec.Dataset |> Seq.distinct do
                                data, DatasetLoader.Load(data, request.BaseFolder, Loading.images progress stop)
                        ])))

    Loading.using loaded (fun request -> WeightsCheck.Require(spec, request.BaseFolder))

    for remark in SpecRemarks.Of(spec.Points |> Seq.map _.Spec, (fun data -> datasets[data])) do
        eprintfn "%O" (Loading.atShared remark.Setting loaded remark.Warning)

    let dataset = datasets[spec.Points[0].Spec.Dataset]
    let id = SpecIdentity.Of spec

    printfn
        "%s is valid: %s; %s queries, %s database, %s training images; spec %s"
        (Path.GetFileName path)
        (Format.plural (Planner.CountRuns spec) "run")
        (Format.count (float dataset.Query.Count))
        (Format.count (float dataset.Database.Count))
        (Format.count (float dataset.Train.Count))
        id[..11]

    ExitCode.success

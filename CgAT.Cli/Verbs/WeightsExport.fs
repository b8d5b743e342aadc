/// cgat weights export RUN FILE
module CgAT.Cli.Verbs.WeightsExport

open System.IO
open Argu
open CgAT.Cli
open CgAT.Core.Weights
open CgAT.Experiments.Execution

let private remedy =
    "name a file that can be written: ./cgat weights export RUN FILE"

/// Writes the weights of a finished run for other programs.
let run (arguments: ParseResults<WeightsExportArguments>) =
    let id, file = arguments.GetResult WeightsExportArguments.Names

    let results =
        Loading.resultsFolder (arguments.TryGetResult WeightsExportArguments.Results)

    let model = RunModel.Find(results, id)
    Writing.file file remedy model.Export
    let written = WeightFile.Inspect file

    printfn "%s: %s; the hash layer is called '%s'" file (Format.plural written.Tensors.Count "tensor") model.Head

    printfn "digest = \"%s\"" written.Digest
    ExitCode.success

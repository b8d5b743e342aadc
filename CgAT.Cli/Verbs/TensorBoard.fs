/// cgat tensorboard RESULTS
module CgAT.Cli.Verbs.TensorBoard

open Argu
open CgAT.Cli
open CgAT.Experiments.Reports

/// Writes finished runs as TensorBoard event files.
let run (arguments: ParseResults<TensorBoardArguments>) =
    let folder = arguments.GetResult TensorBoardArguments.Output

    let runs =
        TensorBoardExport.Write(Loading.resultsFolder (Some(arguments.GetResult TensorBoardArguments.Folder)), folder)

    printfn $"""{Format.plural runs "run"} in {folder}: tensorboard --logdir {folder}"""
    ExitCode.success

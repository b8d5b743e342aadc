/// cgat figure trade-off, axis, time and ablation RESULTS
module CgAT.Cli.Verbs.Figure

open Argu
open CgAT.Cli
open CgAT.Experiments.Reports

let private write (output: string option) (svg: string) =
    match output with
    | Some file -> Schema.write file svg
    | None -> printf "%s" svg

    ExitCode.success

let private draw (figure: string -> string option -> string) (arguments: ParseResults<FigureArguments>) =
    let folder =
        Loading.resultsFolder (Some(arguments.GetResult FigureArguments.Folder))

    figure folder (arguments.TryGetResult FigureArguments.Attack)
    |> write (arguments.TryGetResult FigureArguments.Output)

/// Draws clean MAP against MAP under attack.
let tradeOff (arguments: ParseResults<FigureArguments>) =
    arguments
    |> draw (fun folder attack -> TradeOffFigure.Draw(folder, Option.toObj attack))

/// Draws MAP under attack over the time of training.
let time (arguments: ParseResults<FigureArguments>) =
    arguments
    |> draw (fun folder attack -> TimeFigure.Draw(folder, Option.toObj attack))

/// Draws both for each choice of an ablation.
let ablation (arguments: ParseResults<FigureArguments>) =
    arguments
    |> draw (fun folder attack -> AblationFigure.Draw(folder, Option.toObj attack))

/// Draws both over a swept setting.
let axis (arguments: ParseResults<AxisFigureArguments>) =
    AxisFigure.Draw(
        Loading.resultsFolder (Some(arguments.GetResult AxisFigureArguments.Folder)),
        arguments.GetResult AxisFigureArguments.Axis,
        arguments.TryGetResult AxisFigureArguments.Attack |> Option.toObj
    )
    |> write (arguments.TryGetResult AxisFigureArguments.Output)
